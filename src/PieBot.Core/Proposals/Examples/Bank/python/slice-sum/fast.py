from itertools import accumulate


def balances(amounts):
    return list(accumulate(amounts))
