def unknown(lines):
    for line in lines.readlines():
        print(line)


def used(path):
    with open(path) as lines:
        for line in lines.readlines():
            print(line, lines.tell())


def some(path):
    with open(path) as lines:
        for line in lines.readlines(100):
            print(line)


def kept(path):
    with open(path) as lines:
        return lines.readlines()


def shadowed(path, open):
    with open(path) as lines:
        for line in lines.readlines():
            print(line)
