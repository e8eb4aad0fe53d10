GRID = [[n * k for n in range(6)] for k in range(6)]


def run(subject):
    return subject.flipped(GRID)
