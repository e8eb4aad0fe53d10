def to_csv(rows):
    lines = []
    for row in rows:
        line = ""
        for value in row:
            line = line + str(value) + ","
        lines.append(line[:-1])
    return "\n".join(lines)
