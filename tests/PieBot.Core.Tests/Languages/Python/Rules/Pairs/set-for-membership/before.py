def known(text, names):
    stop = ["the", "a", "of", "and", "to", "in"]
    count = 0
    for word in text.split():
        if word.lower() not in stop:
            count += 1
    return count


def distinct(text: str):
    seen = []
    count = 0
    for word in text.split():
        if word not in seen:
            seen.append(word)
            count += 1
    return count


def common(first, second):
    numbers = [int(one) for one in first]
    return [one for one in map(str, second) if int(one) in numbers]


def run():
    text = " ".join("word%d the of" % (n % 150) for n in range(400))
    return known(text, []), distinct(text), common(range(0, 300, 3), range(300))
