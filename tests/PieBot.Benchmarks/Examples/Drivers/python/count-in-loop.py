VALUES = [n * 31 % 23 for n in range(30)]


def run(subject):
    return subject.most_common(VALUES)
