def unknown(rows):
    return [row for row in rows if rows.count(row) == 1]


def text(letters: str):
    # In a text it counts parts.
    return [letter for letter in letters if letters.count(letter) == 1]


def lists(rows):
    parts = [row.tolist() for row in rows]
    return [part for part in parts if parts.count(part) == 1]


def changed(text: str):
    words = text.split()
    for word in words[:]:
        if words.count(word) > 1:
            words.remove(word)
    return words


def few(text: str):
    words = text.split()
    return [words.count(word) for word in ("a", "b")]


def once(text: str):
    words = text.split()
    return words.count("a")


def passed(text: str, use):
    words = text.split()
    return [use(words) for word in words if words.count(word) > 1]


def of_a_comprehension(text: str, groups):
    words = text.split()
    return words, [words.count("a") for words in groups for word in words]
