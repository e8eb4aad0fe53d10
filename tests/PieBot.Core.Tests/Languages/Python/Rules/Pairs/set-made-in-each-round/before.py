def shared(first: list, second: list):
    return [one for one in first if one in set(second)]


def count(rows, names):
    known = [name.strip() for name in names]
    total = 0
    for row in rows:
        if row in frozenset(known):
            total += 1
    return total


def run():
    rows = ["row%d" % n for n in range(60)]
    return shared(rows, rows[::3]), count(rows, [" " + row for row in rows[::2]])
