def spread(values):
    mean = sum(values) / len(values)
    squares = []
    for value in values:
        squares.append((value - mean) ** 2)
    return sum(squares) / len(values)
