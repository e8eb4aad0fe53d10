def by_first_letter(words):
    groups = {}
    for word in words:
        if word[0] not in groups.keys():
            groups[word[0]] = []
        groups[word[0]] = groups[word[0]] + [word]
    return groups
