n = int(input())
seen = []
for word in input().split():
    value = int(word)
    if value not in seen:
        seen.append(value)
print(len(seen))
