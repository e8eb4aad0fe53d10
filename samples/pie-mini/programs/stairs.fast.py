n = int(input())
last, this = 1, 1
for _ in range(n - 1):
    last, this = this, last + this
print(this % 1000007)
