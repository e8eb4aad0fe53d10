def numbers(values):
    return sum(values, 0)


def plain(values):
    return sum(values)


def filled(lists):
    return sum(lists, [0])


def tuples(lists):
    return sum(lists, ())


def shadowed(lists, sum):
    return sum(lists, [])


def given(lists, start):
    return sum(lists, start)


def chosen(lists, other):
    return sum(lists or other, [])


def noted(lists):
    return sum(
        lists,  # of texts
        [],
    )
