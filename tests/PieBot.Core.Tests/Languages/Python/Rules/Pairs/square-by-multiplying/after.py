def squares(count):
    total = 0
    for number in range(count):
        total += number * number
    return total


def mean_square(numbers: list):
    return sum([3 * int(number) ** 2 for number in numbers]) + sum((len_ * len_) * 2 for len_ in range(100))


def distance(count):
    return [x * x + y * y for x in range(count) for y in range(count)]


def run():
    return squares(900), mean_square(range(20)), distance(30)
