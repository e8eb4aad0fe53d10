LIMITS = list(range(0, 100, 4))
SCORES = [n * 31 % 103 for n in range(300)]


def run(subject):
    return subject.grades(SCORES, LIMITS)
