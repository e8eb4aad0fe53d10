import sys

lines = sys.stdin.read().split("\n")
values = list(map(int, lines[1].split()))
total = 0
for line in lines[2:]:
    if line:
        low, high = map(int, line.split())
        part = 0
        for at in range(low, high):
            part += values[at]
        total = (total * 31 + part) % 1000007
print(total)
