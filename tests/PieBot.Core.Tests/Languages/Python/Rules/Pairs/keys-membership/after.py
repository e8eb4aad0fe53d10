def known(words):
    table = {"a": 1, "b": 2, "c": 3}
    return sum(1 for word in words if word in table)


def missing(table, names):
    """Asks for names, and for all that is there."""
    absent = []
    for name in names:
        if name not in table:
            absent.append(name)
    return absent, list(table.items())


def run():
    words = ["a", "b", "d", "e"] * 100
    return known(words), missing({"a": 1, "d": 2}, words)
