import copy


def unknown(rows):
    return copy.deepcopy(rows)


def nested(count):
    rows = [[0] for _ in range(count)]
    return copy.deepcopy(rows)


def filled(rows, other):
    table = [1, 2]
    table.append(other)
    return copy.deepcopy(table)


def passed(use):
    table = [1, 2]
    use(table)
    return copy.deepcopy(table)


def remembered(memo):
    table = [1, 2]
    return copy.deepcopy(table, memo)


def own(list):
    table = [1, 2]
    return copy.deepcopy(table), list


def stored(key, value):
    table = {"a": 1}
    table[key] = value
    return copy.deepcopy(table)
