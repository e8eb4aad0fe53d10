def unknown(numbers):
    return [number ** 2 for number in numbers]


def cube(count):
    return [number ** 3 for number in range(count)]


def real_power(count):
    return [number ** 2.0 for number in range(count)]


def called(numbers):
    return [number() ** 2 for number in numbers]


def once(number: int):
    return number ** 2


def other(count):
    return [2 ** number for number in range(count)]


def rebound(count, other):
    for number in range(count):
        number = other(number)
        print(number ** 2)
