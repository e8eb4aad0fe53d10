def total(numbers):
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


def run():
    return total([1, 2, 3] * 300), weighted(900)
