def squares(count):
    total = 0
    for number in range(count):
        total += number ** 2
    return total


def mean_square(numbers: list):
    return sum([3 * int(number) ** 2 for number in numbers]) + sum(len_ ** 2 * 2 for len_ in range(100))


def distance(count):
    return [x ** 2 + y ** 2 for x in range(count) for y in range(count)]


def run():
    return squares(900), mean_square(range(20)), distance(30)
