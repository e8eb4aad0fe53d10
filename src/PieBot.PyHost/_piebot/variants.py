"""Arguments made from those of tests: longer, shorter, in other orders, with other values of the same kind.

They stay in the domain that the tests show: numbers keep their sign and their size, sequences that are always sorted stay
sorted, those that are always of one length stay so, and nothing becomes empty that never is.
"""

import copy
import random

LONGEST = 3000
MOST_TIMES = 4
SEQUENCES = (list, tuple, str, bytes)


def variants(given, name):
    """Tuples of arguments, the same for the same `given` and `name`.

    given -- tuples of arguments of calls that tests made, at least one
    name -- of the member: what the random choices hang on
    """
    shown = [_Shown([values[place] for values in given]) for place in range(len(given[0]))]
    chance = random.Random(name)
    for values in given:
        for change in SHAPES:
            yield _reshaped(values, shown, change, chance)
        for place, one in enumerate(values):
            for other in _others(one, shown[place], chance):
                yield values[:place] + (other,) + values[place + 1 :]
        # One for two of a kind.
        for place, one in enumerate(values):
            for other in range(place):
                if type(one) is type(values[other]) and not _is_number(one):
                    yield values[:other] + (copy.deepcopy(one),) + values[other + 1 :]
    # Arguments of different calls together.
    for _ in range(MOST_TIMES):
        yield tuple(copy.deepcopy(chance.choice(given)[place]) for place in range(len(shown)))


class _Shown:
    """What the tests show of one argument."""

    def __init__(self, values):
        self.values = values
        self.numbers = [one for one in values if _is_number(one)]
        sequences = [one for one in values if isinstance(one, (list, tuple)) and len(one) > 1]
        # Three in order may be so by chance.
        self.is_sorted = any(len(one) > 3 for one in sequences) and all(map(_is_sorted, sequences))
        self.may_be_empty = any(isinstance(one, (*SEQUENCES, dict, set)) and not one for one in values)


def _twice(size, chance):
    return [place % size for place in range(min(2 * size, LONGEST))]


def _many(size, chance):
    return [place % size for place in range(min(16 * size, LONGEST))]


def _backwards(size, chance):
    return list(reversed(range(size)))


def _shuffled(size, chance):
    places = list(range(size))
    chance.shuffle(places)
    return places


def _drawn(size, chance):
    return [chance.randrange(size) for _ in range(min(4 * size, LONGEST))]


def _shorter(size, chance):
    return list(range(size - 1))


def _half(size, chance):
    return list(range(size // 2, size))


def _rotated(size, chance):
    return [*range(1, size), 0]


def _swapped(size, chance):
    return [place ^ 1 if place ^ 1 < size else place for place in range(size)]


SHAPES = (_twice, _many, _backwards, _shuffled, _drawn, _shorter, _half, _rotated, _swapped)


# All sequences of one length change alike: they may belong together.
def _reshaped(values, shown, change, chance):
    places = {}
    changed = []
    for value, known in zip(values, shown):
        if not isinstance(value, SEQUENCES) or not value:
            changed.append(value)
            continue
        if len(value) not in places:
            places[len(value)] = change(len(value), chance)
        chosen = [value[place] for place in places[len(value)]]
        if not chosen and not known.may_be_empty:
            chosen = [value[0]]
        if known.is_sorted:
            chosen.sort()
        changed.append(_of(type(value), chosen))
    return tuple(changed)


def _others(value, known, chance):
    if isinstance(value, bool) or value is None:
        return []
    if _is_number(value):
        return _numbers(value, known, chance)
    if isinstance(value, str) and value:
        return [value.swapcase(), value + value[-1], value[0] + value, value + chance.choice(value)]
    if isinstance(value, dict) and value:
        return _dictionaries(value, known, chance)
    if isinstance(value, (set, frozenset)) and len(value) > 1:
        return [type(value)(list(value)[1:])]
    if isinstance(value, (list, tuple)) and value:
        return _elements(value, known, chance)
    return []


def _numbers(value, known, chance):
    low, high = min(known.numbers), max(known.numbers)
    span = [value + 1, value * 2, chance.uniform(low, high) if isinstance(value, float) else chance.randint(int(low), int(high))]
    smaller = [value - 1, value // 2 if isinstance(value, int) else value / 2]
    # A sign that no test passes may not be meant.
    return span + [one for one in smaller if low < 0 or one > 0 or (one == 0 and low <= 0)]


def _dictionaries(value, known, chance):
    items = list(value.items())
    shuffled = [one for _, one in items]
    chance.shuffle(shuffled)
    made = [dict(reversed(items)), dict(zip(value, shuffled))]
    return made + ([dict(items[1:])] if len(items) > 1 or known.may_be_empty else [])


def _elements(value, known, chance):
    made = []
    numbers = _Shown([one for one in value if _is_number(one)])
    for _ in range(2 * MOST_TIMES):
        items = list(value)
        place = chance.randrange(len(items))
        element = items[place]
        others = (
            _numbers(element, numbers, chance)
            if _is_number(element)
            else _others(element, _Shown([element]), chance)
        )
        items[place] = chance.choice(others) if others else copy.deepcopy(chance.choice(items))
        if type(element) is tuple and len(element) > 1:
            # Of two of them: equal in part.
            alike = [one for one in value if type(one) is tuple and len(one) == len(element)]
            other = chance.choice(alike)
            cut = chance.randrange(1, len(element))
            items[place] = chance.choice((element[:cut] + other[cut:], other[:cut] + element[cut:]))
        if known.is_sorted:
            items.sort()
        made.append(_of(type(value), items))
    return made


def _of(kind, items):
    if kind is str:
        return "".join(items)
    if kind is bytes:
        return bytes(items)
    return kind(copy.deepcopy(items)) if kind in (list, tuple) else items


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_sorted(items):
    try:
        return all(one <= other for one, other in zip(items, items[1:]))
    except TypeError:
        return False
