from bisect import bisect_right


def grades(scores, limits):
    result = []
    for score in scores:
        result.append(bisect_right(limits, score))
    return result
