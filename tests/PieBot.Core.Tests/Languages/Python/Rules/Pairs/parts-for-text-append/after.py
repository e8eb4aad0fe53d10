def table(rows):
    parts = ["<table>\n"]
    for row in rows:
        parts.append("<tr>")
        for cell in row:
            if cell:
                parts.append("<td>%s</td>" % cell)  # not empty
            else:
                parts.append("<td/>")
        parts.append("</tr>\n")
    text = "".join(parts)
    return text


def packed(numbers):
    parts = []
    while numbers:
        number = numbers.pop()
        parts.append(b"%d" % number)
        parts.append(b";")
    data = b"".join(parts)
    return data


def run():
    return table([[str(n), "", "cell"] for n in range(200)]), packed(list(range(300)))
