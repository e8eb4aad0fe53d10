def frequencies(text: str):
    words = text.split()
    table = {}
    for word in words:
        table[word] = words.count(word)
    return table


def single(text: str):
    letters = list(text)
    return [letter for letter in letters if letters.count(letter) == 1]


def run():
    text = " ".join("word%d" % (n % 60) for n in range(240))
    return frequencies(text), single(text)
