def least(numbers):
    return min(numbers)


def longest(words):
    return max(words, key=len)


def last(text: str):
    words = [word.lower() for word in "a b c d".split()]
    return max(words)


def run():
    numbers = [n * 7919 % 1009 for n in range(400)]
    return least(numbers), longest(["x" * (n % 30) for n in numbers]), last("")
