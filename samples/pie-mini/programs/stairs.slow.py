n = int(input())


def ways(steps):
    return 1 if steps < 2 else ways(steps - 1) + ways(steps - 2)


print(ways(n) % 1000007)
