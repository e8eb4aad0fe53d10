def has_large(numbers):
    return any([number > 20 for number in numbers])


def all_small(numbers):
    return all([
        number < 30
        for number in numbers
    ])


def run():
    return has_large(range(500)), all_small(range(500))
