WORDS = [chr(97 + n * 31 % 26) + str(n) for n in range(500)]


def run(subject):
    return subject.by_first_letter(WORDS)
