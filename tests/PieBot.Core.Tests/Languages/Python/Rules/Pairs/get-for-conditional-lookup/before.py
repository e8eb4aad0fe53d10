def total(words):
    table = {"a": 1, "b": 2}
    result = 0
    for word in words:
        result += table[word] if word in table else 0
    return result


def names(table: dict, keys):
    return [None if key not in table else table[key] for key in keys]


def run():
    return total(["a", "b", "c"] * 300), names({1: "one", 2: "two"}, [1, 2, 3] * 300)
