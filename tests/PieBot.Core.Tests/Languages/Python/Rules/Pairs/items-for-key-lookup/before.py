def total(count):
    table = {n: n % 5 for n in range(count)}
    result = 0
    for _ in range(9):
        for key in table:
            if table[key] > 1:
                result += table[key] * key
    return result


def lines(table: dict):
    result = []
    for name in table.keys():
        result.append(table[name])
    return result


def large(table: dict, least):
    found = []
    for name in table:
        size, _ = table[name]
        if size > least:
            found.append(name)
    return found


SIZES = {"name%d" % n: (n, n) for n in range(600)}


def run():
    return total(600), large(SIZES, 300), lines({"name%d" % n: n for n in range(600)})
