def ordered(numbers):
    return sorted(numbers)


def remainders(numbers):
    return {number % 50 for number in numbers}


def total(numbers):
    result = sum(numbers)
    return result + max(numbers)


def looped(count):
    result = 0
    for number in range(count):
        result += number
    return result


def run():
    numbers = range(3000)
    return ordered(numbers), remainders(numbers), total(numbers), looped(4000)
