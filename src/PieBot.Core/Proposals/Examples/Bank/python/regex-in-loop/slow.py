import re


def dates(lines):
    found = []
    for line in lines:
        match = re.search(r"(\d{4})-(\d\d)-(\d\d)", line)
        if match:
            found.append(match.groups())
    return found
