import copy


def flipped(grid):
    result = copy.deepcopy(grid)
    for row in result:
        row.reverse()
    return result
