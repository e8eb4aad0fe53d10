def total(numbers: list):
    result = 0
    for i in range(len(numbers)):
        result += numbers[i]
    return result


def weighted(count):
    weights = [n % 7 for n in range(count)]
    result = 0
    for at in range(len(weights)):
        if weights[at] > 2:
            result += weights[at] * at - weights[at]
    return result


def joined(pairs: list):
    result = 0
    for i in range(len(pairs)):
        first, second = pairs[i]
        result += first * second
    for i in range(len(pairs)):
        pair = pairs[i]
        if pair:
            result -= pairs[i][0]
    return result


PAIRS = [(n, n + 1) for n in range(600)]


def run():
    return total([1, 2, 3] * 300), weighted(900), joined(PAIRS)
