import os
import tempfile


def count(path):
    total = 0
    with open(path) as lines:
        for line in lines:
            total += len(line)
    return total


PATH = os.path.join(tempfile.gettempdir(), "piebot-lines-%d" % os.getpid())


def run():
    if not os.path.exists(PATH):
        with open(PATH, "w") as out:
            out.write("some words in a line\n" * 4000)
    return count(PATH)
