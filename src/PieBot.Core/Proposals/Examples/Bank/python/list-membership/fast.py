def common_words(first, second):
    common = {}
    known = set(second)
    for word in first:
        if word in known:
            common[word] = None
    return list(common)
