def total(numbers):
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


def run():
    return total([1, 2, 3] * 300), weighted(900)
