def common_words(first, second):
    common = []
    for word in first:
        if word in second and word not in common:
            common.append(word)
    return common
