def divisors(number):
    found = []
    large = []
    candidate = 1
    while candidate * candidate <= number:
        if number % candidate == 0:
            found.append(candidate)
            if candidate * candidate != number:
                large.append(number // candidate)
        candidate += 1
    return found + large[::-1]
