def distinct(text: str):
    found = []
    for word in text.split():
        if word not in found:
            found.append(word)
    return found


def first_lines(texts: list, most):
    """The first lines, each once."""
    lines = []
    count = 0
    for text in texts:
        for line in text.splitlines():
            if line not in lines:
                # As it stands.
                lines.append(line)
                count += 1
    return lines[:most], count


def run():
    text = " ".join("word%d" % (n % 200) for n in range(600))
    return distinct(text), first_lines([text.replace(" ", "\n")], 50)
