def balances(amounts):
    result = []
    for end in range(1, len(amounts) + 1):
        result.append(sum(amounts[:end]))
    return result
