def unknown(numbers):
    # What it gives by place may not be what it gives in turn.
    result = 0
    for i in range(len(numbers)):
        result += numbers[i]
    return result


def stored(numbers: list):
    for i in range(len(numbers)):
        numbers[i] = numbers[i] + 1


def shrinks(numbers: list):
    for i in range(len(numbers)):
        if numbers[i] > 3:
            numbers.pop()


def rebound(numbers: list):
    for i in range(len(numbers)):
        i += 1
        print(numbers[i])


def rebound_list(numbers: list, other):
    for i in range(len(numbers)):
        print(numbers[i])
        numbers = other


def passed(numbers: list, use):
    for i in range(len(numbers)):
        use(numbers, numbers[i])


def one_look(numbers: list):
    result = 0
    for i in range(len(numbers)):
        result += numbers[i] * i
    return result


def later(numbers: list):
    for i in range(len(numbers)):
        print(numbers[i])
    return i


def other(numbers: list, more):
    for i in range(len(numbers)):
        print(more[i])


def inner(numbers: list, more):
    for i in range(len(numbers)):
        print([numbers[i] for i in more])


def captured(numbers: list):
    return [lambda: numbers[i] for i in range(len(numbers))]


def deferred(numbers: list):
    calls = []
    for i in range(len(numbers)):
        calls.append(lambda: numbers[i])
    return calls


def otherwise(numbers: list):
    for i in range(len(numbers)):
        print(numbers[i])
    else:
        print(i)


def of_dictionary(numbers: dict):
    for i in range(len(numbers)):
        print(numbers[i])


def shifted(numbers: list):
    for i in range(1, len(numbers)):
        print(numbers[i])


def shadowed(numbers: list, range):
    for i in range(len(numbers)):
        print(numbers[i])


def attribute(self):
    for i in range(len(self.numbers)):
        print(self.numbers[i])


def added_later(numbers: list):
    for i in range(len(numbers)):
        print(numbers[i])
    i += 1
