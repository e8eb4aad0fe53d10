def changed(numbers):
    for number in list(numbers):
        numbers.remove(number)


def keys(table):
    for key in list(table.keys()):
        del table[key]


def kept(numbers):
    return list(numbers)


def stops(numbers):
    # Of an iterator the rest would be left.
    return any(list(numbers))


def several(numbers):
    return max(list(numbers), 3)


def shadowed(numbers, list):
    return sorted(list(numbers))


def empty():
    return sorted(list())


def noted(numbers):
    return set([
        number  # of them all
        for number in numbers
    ])


def texts(words):
    # join makes a list of anything else itself.
    return "".join(list(words)) + "".join([word for word in words])
