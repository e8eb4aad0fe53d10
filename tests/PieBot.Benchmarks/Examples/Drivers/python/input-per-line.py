import io

TEXT = "800\n" + "".join("%d %d\n" % (n, n * 7 % 101) for n in range(800))


def run(subject):
    return subject.total(io.StringIO(TEXT))
