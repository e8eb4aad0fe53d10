def parse_pairs(text):
    pairs = []
    while text:
        head, _, text = text.partition(";")
        key, _, value = head.partition("=")
        pairs.append((key, int(value)))
    return pairs
