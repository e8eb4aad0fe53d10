def unknown(items):
    # An item may be a list: it can be in a list, and cannot be asked for in a set.
    return [one for one in items if one in ("a", "b", "c", "d", "e")]


def few(text):
    return [c for c in text.lower() if c in ("a", "b")]


def once(text):
    return text.lower() in ("a", "b", "c", "d", "e")


def variables(text, a, b):
    return [c for c in text.lower() if c in (a, b, "c", "d", "e")]


def lists(rows):
    return [row for row in rows if [row] in [[1], [2], [3], [4], [5]]]


def shadowed(items, str):
    return [one for one in items if str(one) in ("a", "b", "c", "d", "e")]


def rebound(text, items):
    word = text.lower()
    for item in items:
        if word in ("a", "b", "c", "d", "e"):
            return True
        word = item
    return False


def nested(text):
    word = "a"

    def change(value):
        nonlocal word
        word = value

    change(text)
    return [1 for _ in text if word in ("a", "b", "c", "d", "e")]
