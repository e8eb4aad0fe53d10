def has(names: list, wanted: str):
    return any(name == wanted for name in names)


def lacks(count, wanted):
    numbers = [n * 2 for n in range(count)]
    return not all(7 != number for number in numbers) or wanted


def find(numbers: list, wanted: int):
    for number in numbers:
        if number == wanted:
            return True
    return False


def run():
    names = ["name%d" % n for n in range(300)]
    numbers = list(range(300))
    return [has(names, name) for name in names[::10]], lacks(300, True), [find(numbers, n) for n in range(0, 330, 10)]
