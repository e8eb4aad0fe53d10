def flipped(grid):
    result = [row[:] for row in grid]
    for row in result:
        row.reverse()
    return result
