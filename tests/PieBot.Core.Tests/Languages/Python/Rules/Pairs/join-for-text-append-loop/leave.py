def unknown(words):
    # They may be numbers, which += refuses at the first.
    text = ""
    for word in words:
        text += word
    return text


def numbers(words):
    total = 0
    for word in words:
        total += len(word)
    return total


def filled(words):
    text = "("
    for word in words:
        text += str(word)
    return text


def read(words):
    text = ""
    for word in words:
        text += str(len(text))
    return text


def caught(words):
    text = ""
    try:
        for word in words:
            text += str(word)
    except ValueError:
        return text
    return text


def used_later(words):
    text = ""
    for word in words:
        text += str(word)
    return text, word


def shadowed(words, str):
    text = ""
    for word in words:
        text += str(word)
    return text


def attribute(self, words):
    self.text = ""
    for word in words:
        self.text += str(word)


def kinds_differ(words):
    text = b""
    for word in words:
        text += str(word)
    return text
