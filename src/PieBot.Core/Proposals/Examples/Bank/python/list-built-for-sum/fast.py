def spread(values):
    mean = sum(values) / len(values)
    total = 0
    for value in values:
        off = value - mean
        total += off * off
    return total / len(values)
