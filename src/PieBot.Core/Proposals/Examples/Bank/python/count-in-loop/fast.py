from collections import Counter


def most_common(values):
    best = None
    counts = Counter(values)
    for value in values:
        if best is None or counts[value] > counts[best]:
            best = value
    return best
