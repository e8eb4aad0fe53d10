def found(words, wanted: str):
    return [word for word in words if word == wanted.lower()]


def stripped(lines, text):
    name = text.strip() + ""
    count = 0
    for line in lines:
        if line == name.strip() or line == name.upper():
            count += 1
        if line.startswith(name.strip()):
            count += 1
    return count


def steps(count):
    numbers = list(range(count))
    at = 0
    total = 0
    while at < len(numbers):
        total += numbers[at]
        at += 1
    return total


def run():
    words = ["word%d" % n for n in range(300)]
    return found(words, "Word5"), stripped(words, " word1 "), steps(600)
