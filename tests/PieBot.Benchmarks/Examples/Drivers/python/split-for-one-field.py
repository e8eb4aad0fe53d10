LINES = ["12:%02d level%d a message of a dozen words that nobody reads to its very end" % (n % 60, n) for n in range(300)]


def run(subject):
    return subject.times(LINES)
