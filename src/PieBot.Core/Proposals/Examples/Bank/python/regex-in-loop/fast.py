import re

DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def dates(lines):
    found = []
    for line in lines:
        match = DATE.search(line)
        if match:
            found.append(match.groups())
    return found
