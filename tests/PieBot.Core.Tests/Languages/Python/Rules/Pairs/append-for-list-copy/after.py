def doubled(numbers):
    result = []
    for number in numbers:
        result.append(number * 2)
    return result


def run():
    return doubled(range(400))
