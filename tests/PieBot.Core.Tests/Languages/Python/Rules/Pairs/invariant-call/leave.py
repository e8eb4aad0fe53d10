def unknown(words, wanted):
    # None has no lower(), and is not asked where there are no words.
    return [word for word in words if word == wanted.lower()]


def rebound(words):
    last = "".strip()
    for word in words:
        if word == last.lower():
            return True
        last = str(word)
    return False


def grown(numbers):
    found = [1]
    at = 0
    while at < len(found):
        found.append(at)
        at += 2
    return found


def passed(numbers, use):
    found = [1]
    at = 0
    while at < len(found):
        use(found)
        at += 1


def of_the_loop(words):
    return [word for word in words if word.lower() == "a"]


def called(words, wanted: str, name):
    return [word for word in words if word == wanted.replace("a", name)]


def once(wanted: str):
    return wanted.lower()


def header(words):
    names = list(words)
    for _ in words:
        for at in range(len(names)):
            print(at)


def shadowed(words, len):
    names = list(words)
    at = 0
    while at < len(names):
        at += 1


def captured(words):
    name = "a".strip()

    def change():
        nonlocal name
        name = "b"

    return [word for word in words if change() or word == name.lower()]


def of_a_comprehension(groups, nodes: list):
    nodes = list(nodes)
    # The nodes inside are others.
    return nodes, [len(nodes) for nodes in groups]


def text_of_a_comprehension(groups, name: str):
    return name, [name.lower() for name in groups]


def bound_by_a_condition(words, flag):
    if flag:
        name = "A".strip()
    return [word for word in words if flag and word == name.lower()]


@njit
def compiled(words, name: str):
    return [word for word in words if word == name.lower()]
