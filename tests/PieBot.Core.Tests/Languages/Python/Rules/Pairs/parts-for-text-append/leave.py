def read(rows):
    text = ""
    for row in rows:
        if text:
            text += ", "
        text += str(row)
    return text


def unknown(rows):
    text = ""
    for row in rows:
        text += "("
        text += row
    return text


def rebound(rows):
    text = ""
    for row in rows:
        text += str(row)
        if len(row) > 3:
            text = ""
    return text


def caught(rows):
    text = ""
    try:
        for row in rows:
            text += "("
            text += str(row)
    finally:
        print(text)
    return text


def repeated(rows):
    text = "x"
    for row in rows:
        text += str(row)
        text *= 2
    return text


def two_loops(rows):
    text = ""
    for row in rows:
        text += str(row)
        text += ";"
    for row in rows:
        text += str(row)
        text += ";"
    return text


def returned(rows):
    text = ""
    for row in rows:
        text += "("
        if not row:
            return text
        text += str(row)
    return text


def captured(rows, call):
    text = ""
    for row in rows:
        text += "("
        text += str(call(lambda: text))
    return text


def otherwise(rows):
    text = ""
    for row in rows:
        text += "("
        text += str(row)
    else:
        print(text)
    return text


def apart(rows):
    text = ""
    print(text)
    for row in rows:
        text += "("
        text += str(row)
    return text
