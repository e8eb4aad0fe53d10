def unknown(table):
    # Of a list it may be a permutation.
    for key in table:
        print(table[key])


def only_keys(table):
    for key in table.keys():
        print(table[key])


def changed():
    table = {"a": 1}
    for key in table:
        table[key] = table[key] + 1


def grown():
    table = {"a": 1}
    for key in table:
        table[key] += table[key]


def taken(other):
    table = {"a": 1}
    for key in list(table):
        table.pop(key)
        print(table[key])


def rebound(other: dict):
    for key in other:
        key = key + 1
        print(other[key])


def passed(use):
    table = {"a": 1}
    for key in table:
        use(table)
        print(table[key])


def another(other: dict, table: dict):
    for key in table:
        print(other[key])


def deferred(table: dict):
    calls = []
    for key in table:
        calls.append(lambda: table[key])
    return calls


def inner(table: dict, keys):
    for key in table:
        print([table[key] for key in keys])


def otherwise(table: dict):
    for key in table:
        print(table[key])
    else:
        print(key)
