def last_of_equals(rows):
    return sorted(rows, key=len)[-1]


def last_of_unknown(rows):
    # 1 and 1.0 and True are equal.
    return sorted(rows)[-1]


def first_of_turned(rows):
    return sorted(rows, key=len, reverse=True)[-1]


def caught(rows):
    try:
        return sorted(rows)[0]
    except IndexError:
        return None


def second(rows):
    return sorted(rows)[1]


def several(rows):
    return sorted(rows)[:1]


def shadowed(rows, sorted):
    return sorted(rows)[0]


def turned(rows, reverse):
    return sorted(rows, reverse=reverse)[0]


def unpacked(rows):
    return sorted(*rows)[0]
