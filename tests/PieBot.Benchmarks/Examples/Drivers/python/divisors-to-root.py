def run(subject):
    return [subject.divisors(n) for n in (36, 97, 360, 400)]
