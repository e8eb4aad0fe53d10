AMOUNTS = [n * 31 % 97 - 40 for n in range(40)]


def run(subject):
    return subject.balances(AMOUNTS)
