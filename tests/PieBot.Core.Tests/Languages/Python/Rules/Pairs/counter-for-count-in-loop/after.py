from collections import Counter
def frequencies(text: str):
    words = text.split()
    table = {}
    words_counts = Counter(words)
    for word in words:
        table[word] = words_counts[word]
    return table


def single(text: str):
    letters = list(text)
    letters_counts = Counter(letters)
    return [letter for letter in letters if letters_counts[letter] == 1]


def run():
    text = " ".join("word%d" % (n % 60) for n in range(240))
    return frequencies(text), single(text)
