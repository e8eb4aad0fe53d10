def least(numbers):
    return sorted(numbers)[0]


def longest(words):
    return sorted(words, key=len, reverse=True)[0]


def last(text: str):
    words = [word.lower() for word in "a b c d".split()]
    return sorted(words)[-1]


def run():
    numbers = [n * 7919 % 1009 for n in range(400)]
    return least(numbers), longest(["x" * (n % 30) for n in numbers]), last("")
