import copy


def steps(count):
    row = [0] * 3
    row = [n for n in range(20)]
    found = []
    for n in range(count):
        row[n % 20] += 1
        found.append(copy.deepcopy(row))
    return found


def tables(count):
    table = {"first": 1, "second": 2.5}
    found = []
    for n in range(count):
        found.append(copy.deepcopy(table))
    return found


def run():
    return steps(30), tables(30)
