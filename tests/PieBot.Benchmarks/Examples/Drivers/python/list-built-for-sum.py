VALUES = [float(n * 31 % 64) for n in range(512)]


def run(subject):
    return round(subject.spread(VALUES), 9)
