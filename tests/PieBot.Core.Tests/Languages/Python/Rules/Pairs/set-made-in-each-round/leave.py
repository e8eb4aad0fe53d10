def consumed(first, second: list):
    second = iter(second)
    # Only the first round finds anything in it.
    return [one for one in first if one in set(second)]


def grown(rows):
    known = []
    total = 0
    for row in rows:
        if row in set(known):
            total += 1
        known.append(row)
    return total


def rebound(rows):
    known = [1]
    total = 0
    for row in rows:
        if row in set(known):
            total += 1
        known = [row]
    return total


def of_the_loop(rows):
    return [row for row in rows if 1 in set(row)]


def once(row, known: list):
    return row in set(known)


def captured(rows, known):
    def add(one):
        known.append(one)
        return one

    return [row for row in rows if add(row) in set(known)]


def of_file(rows, path):
    with open(path) as lines:
        return [row for row in rows if row in set(lines)]


def shadowed(rows, known: list, set):
    return [row for row in rows if row in set(known)]


def after_a_condition(flag, rows, known: list):
    if flag:
        return 1
    elif [row for row in rows if row in set(known)]:
        return 2
    return 3


def of_a_comprehension(groups, known: list):
    return known, [known for known in groups if 1 in set(known)]


def bound_by_a_condition(rows, flag):
    if flag:
        known = [1, 2]
    return [row for row in rows if flag and row in set(known)]
