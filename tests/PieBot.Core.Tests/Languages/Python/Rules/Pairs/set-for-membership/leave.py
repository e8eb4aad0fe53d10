def unknown(rows):
    seen = []
    for row in rows:
        # A row may be a list, which has no hash.
        if row not in seen:
            seen.append(row)
    return None


def returned(text: str):
    seen = []
    for word in text.split():
        if word not in seen:
            seen.append(word)
    return seen


def counted(text: str):
    words = [word for word in text.split()]
    found = [word for word in text.splitlines() if word in words]
    # A set holds each but once.
    return len(words), found


def ordered(text: str):
    words = [word for word in text.split()]
    return words[0], [line for line in text.splitlines() if line in words]


def passed(text: str, use):
    words = [word for word in text.split()]
    use(words)
    return [line for line in text.splitlines() if line in words]


def captured(text: str):
    words = [word for word in text.split()]
    found = [line for line in text.splitlines() if line in words]
    return found, lambda: words.append(1)


def asked_for_a_list(text: str, rows):
    words = [word for word in text.split()]
    # A list is not in a list of texts, and cannot be asked for in a set.
    return [row for row in rows if row in words]


def once(text: str, line: str):
    words = [word for word in text.split()]
    return line.strip() in words


def made_in_each_round(lines: list, word: str):
    found = 0
    for line in lines:
        words = [one for one in line.strip().split()]
        if word.lower() in words:
            found += 1
    return found


def rebound(text: str, other):
    words = [word for word in text.split()]
    if other:
        words = other
    return [line for line in text.splitlines() if line in words]


def noted(text: str):
    words: list = [word for word in text.split()]
    return [line for line in text.splitlines() if line in words]
