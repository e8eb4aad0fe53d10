FIRST = ["w%d" % (n * 31 % 90) for n in range(40)]
SECOND = ["w%d" % (n * 17 % 70) for n in range(30)]


def run(subject):
    return subject.common_words(FIRST, SECOND)
