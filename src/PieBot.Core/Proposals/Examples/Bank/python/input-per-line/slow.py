def total(stream):
    count = int(stream.readline())
    result = 0
    for _ in range(count):
        a, b = map(int, stream.readline().split())
        result += a * b
    return result
