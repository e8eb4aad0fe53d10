def next_ones(numbers):
    result = [number + 1 for number in numbers]
    return result


def chosen(rows, least):
    kept = [name for name, count in rows if count > least]
    return kept


def names(rows):
    found: set = {name for name, _ in rows}
    return sorted(found)


def pairs(numbers):
	result = [
		(first, second)
		for first in numbers[:12]
		for second in numbers[:12]
		if first < second and (first + second) % 3 == 0 and first * second % 5 == 1
	]
	return result


def broken(rows):
    result = [(count, name,) for name, count in rows if count and name]
    return result


NUMBERS = list(range(500))
ROWS = [("name%d" % n, n % 9) for n in NUMBERS]


def run():
    return next_ones(NUMBERS), chosen(ROWS, 3), names(ROWS), pairs(NUMBERS), broken(ROWS)
