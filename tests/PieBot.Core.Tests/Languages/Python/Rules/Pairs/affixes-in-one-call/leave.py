def both(line):
    return line.startswith("a") and line.startswith("ab")


def others(line, name):
    return line.startswith("a") or name.startswith("b")


def ends(line):
    return line.startswith("a") or line.endswith("b")


def later(line):
    return line.startswith("a", 1) or line.startswith("b", 1)


def unknown(line, first, second):
    return line.startswith(first) or line.startswith(second)


def called(line):
    return line().startswith("a") or line().startswith("b")


def apart(line, test):
    return line.startswith("a") or test(line) or line.startswith("b")


def noted(line):
    return (
        line.startswith("a")  # one
        or line.startswith("b")
    )
