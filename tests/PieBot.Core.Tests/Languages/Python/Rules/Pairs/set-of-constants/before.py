def count_keywords(words):
    count = 0
    for word in words:
        # The names that open a block.
        if word.lower() in ("class", "def", "for", "if", "while", "with"):
            count += 1
    return count


def rest(text: str):
    return [c for c in text if c not in ["a", "e", "i", "o", "u"]]


def small(limit):
    return sum(n in (
        2, 3, 5, 7,  # one digit
        11,
    ) for n in range(limit))


def run():
    words = ["While", "name", "value", "other", "Result", "call"] * 30
    return count_keywords(words), rest("the quick brown fox jumps" * 20), small(500)
