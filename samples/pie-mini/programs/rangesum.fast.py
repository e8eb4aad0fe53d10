import sys
from itertools import accumulate

lines = sys.stdin.read().split("\n")
sums = [0, *accumulate(map(int, lines[1].split()))]
total = 0
for line in lines[2:]:
    if line:
        low, high = map(int, line.split())
        total = (total * 31 + sums[high] - sums[low]) % 1000007
print(total)
