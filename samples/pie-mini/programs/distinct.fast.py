n = int(input())
print(len({int(word) for word in input().split()}))
