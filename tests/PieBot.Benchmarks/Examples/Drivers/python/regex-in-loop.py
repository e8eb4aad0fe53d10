LINES = ["on 2024-0%d-1%d" % (n % 9 + 1, n % 10) if n % 2 else "no date" for n in range(300)]


def run(subject):
    return subject.dates(LINES)
