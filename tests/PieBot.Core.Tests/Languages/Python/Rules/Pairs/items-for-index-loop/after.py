def total(numbers: list):
    result = 0
    for number in numbers:
        result += number
    return result


def weighted(count):
    weights = [n % 7 for n in range(count)]
    result = 0
    for at, weight in enumerate(weights):
        if weight > 2:
            result += weight * at - weight
    return result


def joined(pairs: list):
    result = 0
    for first, second in pairs:
        result += first * second
    for pair in pairs:
        if pair:
            result -= pair[0]
    return result


PAIRS = [(n, n + 1) for n in range(600)]


def run():
    return total([1, 2, 3] * 300), weighted(900), joined(PAIRS)
