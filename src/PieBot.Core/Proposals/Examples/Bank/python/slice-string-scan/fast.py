def parse_pairs(text):
    pairs = []
    for head in text.split(";") if text else []:
        key, _, value = head.partition("=")
        pairs.append((key, int(value)))
    return pairs
