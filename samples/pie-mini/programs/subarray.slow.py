n = int(input())
values = list(map(int, input().split()))
best = values[0]
for start in range(n):
    total = 0
    for at in range(start, n):
        total += values[at]
        if total > best:
            best = total
print(best)
