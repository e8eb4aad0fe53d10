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


def run():
    return total(600), lines({"name%d" % n: n for n in range(600)})
