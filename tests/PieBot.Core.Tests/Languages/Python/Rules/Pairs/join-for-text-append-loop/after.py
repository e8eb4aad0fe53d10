def line(numbers):
    text = "".join([str(number) + ", " for number in numbers])
    return text


def known(words):
    text = "".join([f"<{word}>" for word in words if word])
    return text


def packed(words):
    data = b"".join([word.strip().encode("ascii") for word in words])
    return data


def run():
    words = ["word%d" % n for n in range(400)]
    return line(range(400)), known(words), packed(words)
