import re

WORD = r"[a-z]+"


def numbered(lines):
    found = []
    for line in lines:
        # The number at the start.
        match = re.match(r"(\d+)", line)
        if match and not re.search("(?i)X", line):
            found.append(match.group(1))
    return found


def words(lines):
    return [re.sub(WORD, "w", line, 1) for line in lines if re.fullmatch("W.*", line, flags=re.I | re.S)]


def run():
    lines = ["%d word" % n for n in range(200)] + ["word %d" % n for n in range(200)]
    return numbered(lines), words(lines)
