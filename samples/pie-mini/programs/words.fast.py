n = int(input())
counts = {}
for word in input().split():
    counts[word] = counts.get(word, 0) + 1
best = min(counts, key=lambda word: (-counts[word], word))
print(best, counts[best])
