def to_csv(rows):
    lines = []
    for row in rows:
        lines.append(",".join(map(str, row)))
    return "\n".join(lines)
