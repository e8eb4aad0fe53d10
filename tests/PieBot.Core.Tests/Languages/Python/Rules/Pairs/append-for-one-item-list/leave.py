def unknown(numbers, result):
    # An array adds to each of its items.
    for number in numbers:
        result += [number]
    return result


def several(numbers):
    result = []
    for number in numbers:
        result += [number, number]
    return result


def unpacked(numbers):
    result = []
    for number in numbers:
        result += [*number]
    return result


def rebound(numbers, other):
    result = []
    for number in numbers:
        result += [number]
        result = other(result)
    return result


def shared(numbers):
    global result
    result = []
    for number in numbers:
        result += [number]


def once(number):
    result = []
    result += [number]
    return result


def promised(numbers, result: list):
    for number in numbers:
        result += [number]
    return result
