def most_common(values):
    best = None
    for value in values:
        if best is None or values.count(value) > values.count(best):
            best = value
    return best
