def total(stream):
    count, *numbers = map(int, stream.read().split())
    numbers = numbers[: 2 * count]
    result = 0
    for a, b in zip(numbers[::2], numbers[1::2]):
        result += a * b
    return result
