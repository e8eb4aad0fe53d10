def line(numbers):
    text = ""
    for number in numbers:
        text += str(number) + ", "
    return text


def known(words):
    text = ""
    for word in words:
        if word:
            text += f"<{word}>"
    return text


def packed(words):
    data = b""
    for word in words:
        data += word.strip().encode("ascii")
    return data


def run():
    words = ["word%d" % n for n in range(400)]
    return line(range(400)), known(words), packed(words)
