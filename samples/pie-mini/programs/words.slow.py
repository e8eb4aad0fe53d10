n = int(input())
words = input().split()
best, most = "", 0
for word in words:
    count = words.count(word)
    if count > most or (count == most and word < best):
        best, most = word, count
print(best, most)
