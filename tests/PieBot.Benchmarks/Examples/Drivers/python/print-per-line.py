import os
import tempfile

ROWS = [("row%d" % n, n * 31 % 97) for n in range(120)]


def run(subject):
    with tempfile.TemporaryFile("w+", encoding="ascii") as out:
        subject.report(ROWS, out)
        out.seek(0)
        return out.read()
