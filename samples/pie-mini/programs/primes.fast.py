n = int(input())
sieve = bytearray([1]) * (n + 1)
sieve[0:2] = bytes(min(2, n + 1))
for number in range(2, int(n**0.5) + 1):
    if sieve[number]:
        sieve[number * number :: number] = bytes(len(range(number * number, n + 1, number)))
print(sum(sieve))
