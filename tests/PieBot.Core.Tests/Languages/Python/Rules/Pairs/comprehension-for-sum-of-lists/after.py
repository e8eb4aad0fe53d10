def flat(lists):
    return [item for part in lists for item in part]


def parts(texts):
    """All words, of one text after the other."""
    return [item for text in texts if text for item in text.split()]


def lines(texts):
    return [item for text in texts for item in text.splitlines()]


def run():
    texts = ["a b c d", "e f", "", "g\nh"] * 60
    return flat([[n, n + 1] for n in range(300)]), parts(texts), lines(texts)
