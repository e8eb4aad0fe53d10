import re


def once(line):
    return re.match("a", line)


def unknown(lines, pattern):
    return [re.match(pattern, line) for line in lines]


def made(lines, name):
    return [re.match("a" + name, line) for line in lines]


def wrong(lines):
    return [re.match("(", line) for line in lines]


def flagged(lines, flags):
    return [re.match("a", line, flags) for line in lines]


def printed(lines):
    return [re.match("a", line, re.DEBUG) for line in lines]


def by_locale(lines):
    return [re.match(b"a", line, re.LOCALE) for line in lines]


def named(lines):
    return [re.match("a", string=line) for line in lines]


def unpacked(lines):
    return [re.match("a", *line) for line in lines]


def deferred(lines):
    for line in lines:
        yield lambda: re.match("a", line)


def after_a_condition(flag, lines):
    if flag:
        return 1
    elif [line for line in lines if re.match("a", line)]:
        return 2
    return 3


def escaped(lines):
    return [re.escape(line) for line in lines]


def cleared(lines):
    for line in lines:
        re.purge()
