def flat(lists):
    return sum(lists, [])


def parts(texts):
    """All words, of one text after the other."""
    return sum([text.split() for text in texts if text], [])


def lines(texts):
    return sum((
        text.splitlines()
        for text in texts
    ), start=[])


def run():
    texts = ["a b c d", "e f", "", "g\nh"] * 60
    return flat([[n, n + 1] for n in range(300)]), parts(texts), lines(texts)
