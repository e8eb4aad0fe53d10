def total(count):
    table = {n: n % 5 for n in range(count)}
    result = 0
    for _ in range(9):
        for key, value in table.items():
            if value > 1:
                result += value * key
    return result


def lines(table: dict):
    result = []
    for name, value in table.items():
        result.append(value)
    return result


def large(table: dict, least):
    found = []
    for name, (size, _) in table.items():
        if size > least:
            found.append(name)
    return found


SIZES = {"name%d" % n: (n, n) for n in range(600)}


def run():
    return total(600), large(SIZES, 300), lines({"name%d" % n: n for n in range(600)})
