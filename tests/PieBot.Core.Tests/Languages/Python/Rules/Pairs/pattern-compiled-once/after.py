import re

WORD = r"[a-z]+"


def numbered(lines):
    found = []
    pattern = re.compile(r"(\d+)")
    pattern_2 = re.compile("(?i)X")
    for line in lines:
        # The number at the start.
        match = pattern.match(line)
        if match and not pattern_2.search(line):
            found.append(match.group(1))
    return found


def words(lines):
    pattern = re.compile(WORD)
    pattern_2 = re.compile("W.*", re.I | re.S)
    return [pattern.sub("w", line, 1) for line in lines if pattern_2.fullmatch(line)]


def run():
    lines = ["%d word" % n for n in range(200)] + ["word %d" % n for n in range(200)]
    return numbered(lines), words(lines)
