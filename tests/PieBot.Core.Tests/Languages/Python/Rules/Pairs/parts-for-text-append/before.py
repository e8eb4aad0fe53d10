def table(rows):
    text = "<table>\n"
    for row in rows:
        text += "<tr>"
        for cell in row:
            if cell:
                text += "<td>%s</td>" % cell  # not empty
            else:
                text += "<td/>"
        text += "</tr>\n"
    return text


def packed(numbers):
    data = b""
    while numbers:
        number = numbers.pop()
        data += b"%d" % number
        data += b";"
    return data


def run():
    return table([[str(n), "", "cell"] for n in range(200)]), packed(list(range(300)))
