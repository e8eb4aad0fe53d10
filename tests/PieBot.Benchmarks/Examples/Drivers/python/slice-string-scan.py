TEXT = ";".join("key%d=%d" % (n, n * 31 % 97) for n in range(3000))


def run(subject):
    return subject.parse_pairs(TEXT)
