n, target = map(int, input().split())
values = list(map(int, input().split()))
count = 0
for i in range(n):
    for j in range(i + 1, n):
        if values[i] + values[j] == target:
            count += 1
print(count)
