def shared(first: list, second: list):
    second_set = set(second)
    return [one for one in first if one in second_set]


def count(rows, names):
    known = [name.strip() for name in names]
    total = 0
    known_set = frozenset(known)
    for row in rows:
        if row in known_set:
            total += 1
    return total


def run():
    rows = ["row%d" % n for n in range(60)]
    return shared(rows, rows[::3]), count(rows, [" " + row for row in rows[::2]])
