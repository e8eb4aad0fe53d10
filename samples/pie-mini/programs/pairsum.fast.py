n, target = map(int, input().split())
values = list(map(int, input().split()))
count = 0
seen = {}
for value in values:
    count += seen.get(target - value, 0)
    seen[value] = seen.get(value, 0) + 1
print(count)
