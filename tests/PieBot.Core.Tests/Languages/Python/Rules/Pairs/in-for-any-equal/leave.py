def unknown(names, wanted):
    # In a text "in" finds a part, in an iterator it stops elsewhere.
    return any(name == wanted for name in names)


def text(letters: str, wanted):
    return any(letter == wanted for letter in letters)


def filtered(names: list, wanted):
    return any(name == wanted for name in names if name)


def part(names: list, wanted):
    return any(name.first == wanted for name in names)


def called(names: list, wanted):
    return any(name == wanted() for name in names)


def itself(names: list):
    return any(name == name for name in names)


def unequal(names: list, wanted):
    return any(name != wanted for name in names)


def more(names: list, wanted):
    for name in names:
        if name == wanted:
            return True
        print(name)
    return False


def other_answer(names: list, wanted):
    for name in names:
        if name == wanted:
            return name
    return False


def otherwise(names: list, wanted):
    for name in names:
        if name == wanted:
            return True
    else:
        print("none")
    return False


def noted(names: list, wanted):
    for name in names:
        # Only the first counts.
        if name == wanted:
            return True
    return False
