def unknown(rows):
    found = []
    for row in rows:
        if row not in found:
            found.append(row)
    return found


def other_item(text: str):
    found = []
    for word in text.split():
        if word not in found:
            found.append(word.lower())
    return found


def taken_out(text: str):
    found = []
    for word in text.split():
        if word not in found:
            found.append(word)
        elif len(found) > 3:
            found.pop()
    return found


def passed(text: str, use):
    found = []
    for word in text.split():
        use(found)
        if word not in found:
            found.append(word)
    return found


def filled(text: str, first):
    found = [first]
    for word in text.split():
        if word not in found:
            found.append(word)
    return found


def parameter(text: str, found):
    for word in text.split():
        if word not in found:
            found.append(word)
    return found


def otherwise(text: str):
    found = []
    for word in text.split():
        if word not in found:
            found.append(word)
        else:
            found.append("")
    return found


def several(text: str):
    found = []
    for word in text.split():
        if word not in found:
            found.append(word)
        if word:
            found.append("")
    return found


def generated(text: str):
    found = []
    for word in text.split():
        if word not in found:
            found.append(word)
            yield found
