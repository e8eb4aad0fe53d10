def unknown(table, key):
    return table[key] if key in table else 0


def called(key, make):
    table = {"a": 1}
    return table[key] if key in table else make()


def other_key(key, other):
    table = {"a": 1}
    return table[other] if key in table else 0


def key_called(key):
    table = {"a": 1}
    return table[key()] if key() in table else 0


def other_table(key, other):
    table = {"a": 1}
    return other[key] if key in table else 0


def turned(key):
    table = {"a": 1}
    return table[key] if key not in table else 0


def list_(key):
    table = [0, 1]
    return table[key] if key in table else 0


def missing(key):
    table = {"a": 1}
    # A key error is wanted here.
    return 0 if key in table else table[key]
