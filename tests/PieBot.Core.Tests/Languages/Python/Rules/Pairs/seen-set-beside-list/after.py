def distinct(text: str):
    found = []
    seen = set()
    for word in text.split():
        if word not in seen:
            seen.add(word)
            found.append(word)
    return found


def first_lines(texts: list, most):
    """The first lines, each once."""
    lines = []
    seen = set()
    count = 0
    for text in texts:
        for line in text.splitlines():
            if line not in seen:
                # As it stands.
                seen.add(line)
                lines.append(line)
                count += 1
    return lines[:most], count


def run():
    text = " ".join("word%d" % (n % 200) for n in range(600))
    return distinct(text), first_lines([text.replace(" ", "\n")], 50)
