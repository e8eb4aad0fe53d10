n = int(input())
values = list(map(int, input().split()))
count = 0
for i in range(n):
    for j in range(i):
        if values[j] > values[i]:
            count += 1
print(count)
