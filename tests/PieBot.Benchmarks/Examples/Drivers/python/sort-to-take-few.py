RECORDS = [("r%d" % n, n * 7919 % 20011) for n in range(6000)]


def run(subject):
    return subject.top(RECORDS, 3)
