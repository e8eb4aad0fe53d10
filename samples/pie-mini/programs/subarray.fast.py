n = int(input())
values = list(map(int, input().split()))
best = total = values[0]
for value in values[1:]:
    total = max(total + value, value)
    best = max(best, total)
print(best)
