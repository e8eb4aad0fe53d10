def next_ones(numbers):
    result = []
    for number in numbers:
        result.append(number + 1)
    return result


def chosen(rows, least):
    kept = list()
    for name, count in rows:
        if count > least:
            kept.append(name)
    return kept


def names(rows):
    found: set = set()
    for name, _ in rows:
        found.add(name)
    return sorted(found)


def pairs(numbers):
	result = []
	for first in numbers[:12]:
		for second in numbers[:12]:
			if first < second and (first + second) % 3 == 0 and first * second % 5 == 1:
				result.append((first, second))
	return result


def broken(rows):
    result = []
    for name, count in rows:
        if count and \
                name:
            result.append((
                count,
                name,
            ))
    return result


NUMBERS = list(range(500))
ROWS = [("name%d" % n, n % 9) for n in NUMBERS]


def run():
    return next_ones(NUMBERS), chosen(ROWS, 3), names(ROWS), pairs(NUMBERS), broken(ROWS)
