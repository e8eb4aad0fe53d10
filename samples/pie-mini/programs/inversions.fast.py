from bisect import bisect_right, insort

n = int(input())
count = 0
before = []
for value in map(int, input().split()):
    count += len(before) - bisect_right(before, value)
    insort(before, value)
print(count)
