def kept(numbers, seen):
    result = []
    for number in numbers:
        seen.append(result)
        result = result + [number]
    return result


def looped(numbers):
    result = [1]
    for number in result:
        if len(result) < 5:
            result = result + [number]
    return result


def parameter(numbers, result):
    for number in numbers:
        result = result + [number]
    return result


def alias(numbers, start):
    result = start
    for number in numbers:
        result = result + [number]
    return result


def generated(numbers):
    result = []
    for number in numbers:
        result = result + [number]
        yield result


def default(numbers, result=[]):
    for number in numbers:
        result = result + [number]
    return result


def several(numbers):
    result = []
    for number in numbers:
        result = result + [number, number]
    return result


def unpacked(numbers):
    result = []
    for number in numbers:
        result = result + [*number]
    return result


def captured(numbers):
    result = []
    calls = []
    for number in numbers:
        calls.append(lambda: result)
        result = result + [number]
    return calls


def tuples(numbers):
    result = ()
    for number in numbers:
        result = result + (number,)
    return result
