def ordered(numbers):
    return sorted(list(numbers))


def remainders(numbers):
    return set([number % 50 for number in numbers])


def total(numbers):
    result = sum(list(numbers))
    return result + max(tuple(numbers))


def looped(count):
    result = 0
    for number in list(range(count)):
        result += number
    return result


def run():
    numbers = range(3000)
    return ordered(numbers), remainders(numbers), total(numbers), looped(4000)
