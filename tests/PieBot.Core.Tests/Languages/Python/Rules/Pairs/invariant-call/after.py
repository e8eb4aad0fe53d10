def found(words, wanted: str):
    wanted_lower = wanted.lower()
    return [word for word in words if word == wanted_lower]


def stripped(lines, text):
    name = text.strip() + ""
    count = 0
    name_strip = name.strip()
    name_upper = name.upper()
    for line in lines:
        if line == name_strip or line == name_upper:
            count += 1
        if line.startswith(name_strip):
            count += 1
    return count


def steps(count):
    numbers = list(range(count))
    at = 0
    total = 0
    len_numbers = len(numbers)
    while at < len_numbers:
        total += numbers[at]
        at += 1
    return total


def run():
    words = ["word%d" % n for n in range(300)]
    return found(words, "Word5"), stripped(words, " word1 "), steps(600)
