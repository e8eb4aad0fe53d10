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


def run():
    return total(600), lines({"name%d" % n: n for n in range(600)})
