"""Arguments made from those of tests: longer, shorter, in other orders, with other values of the same kind.

They stay in the domain that the tests show (see `_Shown`): what tests never pass may not be meant for a function, and a
right edit may give something else for it.
"""

import copy
import dataclasses
import datetime
import itertools
import random

from . import texts

LONGEST = 3000
MOST_BASES = 4
MOST_OF_ONE = 8
# From here on a number is no month, percentage or day of the year.
LARGE = 366
# Of whole numbers the smallest are special more often than others.
SMALL = 12
SIZED = (list, tuple, set, frozenset, dict, str, bytes)
PLAIN = (bool, int, float, complex, str, bytes, tuple, datetime.date, datetime.timedelta, type(None))


def variants(given, name):
    """Tuples of arguments, the same for the same `given` and `name`.

    given -- tuples of arguments of calls that tests made, at least one
    name -- of the member: what the random choices hang on
    """
    chance = random.Random(name)
    shown = [_Shown([values[place] for values in given]) for place in range(len(given[0]))]
    signs = {_signs(values) for values in given}
    relations = frozenset.intersection(*map(_relations, given))
    # In turns: the first one alone has more of them than there is time for.
    turns = itertools.zip_longest(*[_made(values, shown, chance) for values in given[:MOST_BASES]])
    for made in itertools.chain.from_iterable(turns):
        if made is not None and _signs(made) in signs and relations <= _relations(made):
            yield made


def _made(values, shown, chance):
    for change in SAME + LONGER + SHORTER:
        reshaped = _reshaped(values, shown, change, chance)
        if reshaped is not None:
            yield reshaped
    for place, one in enumerate(values):
        for other in _found_twice(one, values, shown[place], chance):
            yield values[:place] + (other,) + values[place + 1 :]
        for other in _others(one, shown[place], chance):
            yield values[:place] + (other,) + values[place + 1 :]
        # One for two of a kind.
        for other in range(len(values)):
            # One that is found where it overlaps itself.
            if other != place and isinstance(one, str) and isinstance(values[other], str) and 0 < len(one) < 5 and one in values[other]:
                doubled = values[:place] + (one[0] * 2,) + values[place + 1 :]
                yield doubled[:other] + (one[0] * 5 + values[other],) + doubled[other + 1 :]
        for other in range(place):
            if isinstance(one, (list, dict, set)) and type(one) is type(values[other]) and _kinds(one) == _kinds(values[other]):
                yield values[:other] + (copy.deepcopy(one),) + values[other + 1 :]


# What another argument asks for is there once more, with other parts.
def _found_twice(value, values, known, chance):
    if not isinstance(value, list) or known.is_fixed or known.is_unique or not all(type(one) is tuple or isinstance(one, dict) for one in value):
        return
    for asked in values:
        if asked is value or isinstance(asked, (bool, list, dict, set)) or asked is None:
            continue
        for place, one in enumerate(value[:LONGEST]):
            parts = one if isinstance(one, dict) else dict(enumerate(one))
            names = [name for name, part in parts.items() if type(part) is type(asked) and part == asked]
            if names:
                others = [other for other in value if len(other) == len(one) and (type(one) is tuple or other.keys() == one.keys())]
                other = chance.choice(others)
                again = {name: part if name in names else other[name] for name, part in parts.items()}
                made = again if isinstance(one, dict) else tuple(again.values())
                if made not in value:
                    yield copy.deepcopy(value[: place + 1] + [made] + value[place + 1 :])
                break


def _kinds(items):
    return {(type(one), len(one) if isinstance(one, tuple) else 0) for one in items}


class _Shown:
    """What the tests show of one argument, or of the elements of one.

    Numbers stay between the least and the largest, and grow only where they are large. Lists that are always of one
    length, in order, or without repetition stay so, and rows of one width stay as many. A word stays one that a test passes,
    but for a letter (see `texts`).
    """

    def __init__(self, values):
        self.values = values
        self.numbers = [one for one in values if _is_number(one)]
        self.days = [one for one in values if isinstance(one, datetime.date)]
        sized = [one for one in values if isinstance(one, SIZED)]
        self.is_fixed = len(sized) > 2 and len(set(map(len, sized))) == 1
        self.may_be_empty = any(not one for one in sized)
        sequences = [one for one in values if isinstance(one, (list, tuple)) and len(one) > 1]
        count = sum(map(len, sequences))
        # A few in order, or different, may be so by chance.
        self.is_sorted = (count > 5 or any(len(one) > 3 for one in sequences)) and all(map(_is_sorted, sequences))
        self.is_unique = count > 5 and len(sequences) > 1 and all(map(_is_unique, sequences))
        self.has_rows = any(map(_has_rows, sequences))
        self.elements = [element for one in sequences for element in one]


def _backwards(size, chance):
    return list(reversed(range(size)))


def _shuffled(size, chance):
    places = list(range(size))
    chance.shuffle(places)
    return places


def _rotated(size, chance):
    return [*range(1, size), 0]


def _swapped(size, chance):
    return [place ^ 1 if place ^ 1 < size else place for place in range(size)]


def _twice(size, chance):
    return [place % size for place in range(min(2 * size, LONGEST))]


def _many(size, chance):
    return [place % size for place in range(min(16 * size, LONGEST))]


def _drawn(size, chance):
    return [chance.randrange(size) for _ in range(min(4 * size, LONGEST))]


def _shorter(size, chance):
    return list(range(size - 1))


def _half(size, chance):
    return list(range(size // 2, size))


SAME = (_backwards, _shuffled, _rotated, _swapped)
LONGER = (_twice, _many, _drawn)
SHORTER = (_shorter, _half)


# All lists of one length change alike: they may belong together. None where one may not change so, or none does.
def _reshaped(values, shown, change, chance):
    places = {}
    changed = []
    for value, known in zip(values, shown):
        words = value.split(" ") if _is_prose(value) else None
        items = words if words is not None else value
        if not isinstance(items, (list, tuple)) or not items or _is_named(items):
            changed.append(value)
            continue
        if not _may_change(items, known, change):
            return None
        if len(items) not in places:
            places[len(items)] = change(len(items), chance)
        chosen = [items[place] for place in places[len(items)]]
        if known.is_sorted:
            chosen.sort()
            if known.is_unique:
                chosen = [one for place, one in enumerate(chosen) if not place or one != chosen[place - 1]]
        if not chosen and not known.may_be_empty:
            return None
        changed.append(" ".join(chosen) if words is not None else type(value)(copy.deepcopy(chosen)))
    return tuple(changed) if places else None


def _may_change(items, known, change):
    if change in SAME:
        return True
    if known.is_fixed or known.has_rows:
        return False
    # An object of the repository's own classes may have an identity.
    return change in SHORTER or not known.is_unique and all(_is_plain(one) for one in items)


def _others(value, known, chance):
    if isinstance(value, bool) or value is None:
        return []
    if _is_number(value):
        return _numbers(value, known.numbers, chance)
    if isinstance(value, datetime.date):
        return _days(value, known.days, chance)
    if isinstance(value, (str, bytes)):
        shown = list(dict.fromkeys(one for one in known.values if type(one) is type(value)))
        return [one for one in shown if one != value][:MOST_OF_ONE] + texts.changed(value, shown, chance)
    if isinstance(value, dict) and len(value) > 1:
        return _dictionaries(value, chance)
    if isinstance(value, (set, frozenset)) and len(value) > 1 and not known.is_fixed:
        return [type(value)(list(value)[1:])]
    if isinstance(value, (list, tuple)) and value and not known.is_unique and not _is_named(value):
        return _elements(value, known, chance)
    return []


def _numbers(value, numbers, chance):
    low, high = min(numbers), max(numbers)
    if any(isinstance(one, float) for one in numbers):
        # One figure more than tests show: what is rounded away shows there.
        figures = max(len(repr(float(one)).partition(".")[2]) for one in numbers) + 1
        drawn = [round(chance.uniform(low, high), figures) for _ in range(3)]
    else:
        drawn = [chance.randint(low, high) for _ in range(3)]
    made = [value - 1, value + 1] + drawn
    if low == high and value > 1:
        # Of one number only the way down is known.
        low = 1
        made += [value // 2 if isinstance(value, int) else value / 2]
    if isinstance(value, int):
        made += range(low, low + SMALL)
    if high > LARGE:
        high *= 2
        made += [2 * value]
    return [one for one in dict.fromkeys(made) if low <= one <= high and one != value]


def _days(value, days, chance):
    alike = [one for one in days if _is_before(one, value) is not None]
    low, high = min(alike), max(alike)
    step = datetime.timedelta(days=1)
    made = [value + step, value - step, value + 31 * step, low + (high - low) * chance.random()]
    return [one for one in dict.fromkeys(made + alike) if low <= one <= high and one != value]


def _dictionaries(value, chance):
    items = list(value.items())
    made = [dict(reversed(items))]
    if len({type(one) for one in value.values()}) == 1:
        shuffled = [one for _, one in items]
        chance.shuffle(shuffled)
        made.append(dict(zip(value, shuffled)))
    return made


def _elements(value, known, chance):
    made = []
    inner = _Shown(known.elements or list(value))
    signs = {_signs(one) for one in inner.values if isinstance(one, tuple)}
    if all(type(one) is tuple and len(one) == len(value[0]) for one in value):
        # In all of them: what is rounded for each adds up.
        alike = [one for one in inner.values if type(one) is tuple and len(one) == len(value[0])]
        made += [
            type(value)(_with_near(one, at, alike, signs, chance) for one in value) for at in range(len(value[0]))
        ]
    for _ in range(MOST_OF_ONE):
        items = list(value)
        place = chance.randrange(len(items))
        element = items[place]
        if type(element) is tuple and len(element) > 1:
            # Of two of them: equal in part.
            alike = [one for one in inner.values if type(one) is tuple and len(one) == len(element)]
            at = chance.randrange(len(element))
            if chance.random() < 0.5:
                items[place] = _with_near(element, at, alike, signs, chance)
                made.append(type(value)(copy.deepcopy(items)))
                continue
            other = chance.choice(alike)
            cut = chance.randrange(1, len(element))
            mixed = chance.choice((element[:cut] + other[cut:], other[:cut] + element[cut:]))
            items[place] = mixed if _signs(mixed) in signs else other
        elif _is_record(element):
            items[place] = _mixed(element, chance.choice([one for one in inner.values if _is_like(one, element)]), chance)
        elif _is_plain(element):
            others = _numbers(element, inner.numbers, chance) if _is_number(element) else inner.values
            if isinstance(element, (str, bytes)):
                others = others + texts.changed(element, [one for one in inner.values if type(one) is type(element)], chance)
            if others:
                items[place] = chance.choice(others)
        if known.is_sorted:
            items.sort()
        if not known.has_rows or _has_rows(items):
            made.append(type(value)(copy.deepcopy(items)))
    return made


# A tuple whose number at a place is another, where all have one there.
def _with_near(element, at, alike, signs, chance):
    if not all(_is_number(one[at]) for one in alike):
        return element
    near = _numbers(element[at], [one[at] for one in alike], chance)
    changed = element[:at] + (chance.choice(near or [element[at]]),) + element[at + 1 :]
    return changed if _signs(changed) in signs else element


def _is_named(value):
    return isinstance(value, tuple) and hasattr(value, "_fields")


def _is_record(value):
    return _is_named(value) or isinstance(value, dict) and len(value) > 1 or dataclasses.is_dataclass(value) and not isinstance(value, type)


def _is_like(value, other):
    return type(value) is type(other) and (not isinstance(value, dict) or value.keys() == other.keys())


# A record with one field of another: what is found by it is there twice.
def _mixed(record, other, chance):
    if isinstance(record, dict):
        name = chance.choice(list(record))
        return {**record, name: other[name]}
    if _is_named(record):
        name = chance.choice(record._fields)
        return record._replace(**{name: getattr(other, name)})
    names = [field.name for field in dataclasses.fields(record)]
    mixed = copy.copy(record)
    if names:
        name = chance.choice(names)
        # Frozen ones too: it is nobody else's.
        object.__setattr__(mixed, name, getattr(other, name))
    return mixed


# How the numbers and days of a tuple compare, each with each: a start may have to come before its end.
def _signs(values):
    found = []
    for place, one in enumerate(values):
        for other in range(place):
            order = _is_before(values[other], one)
            if order is not None:
                found.append((other, place, order, _is_before(one, values[other])))
    return tuple(found)


# None for what cannot be compared.
def _is_before(one, other):
    if not (_is_number(one) and _is_number(other) or isinstance(one, datetime.date) and isinstance(other, datetime.date)):
        return None
    try:
        return one < other
    except TypeError:
        return None


# What the sizes of arguments have to do with each other: equal lengths, a number or all of a list within a length.
def _relations(values):
    found = set()
    for place, one in enumerate(values):
        for other, two in enumerate(values):
            if other == place or not _is_sized(two):
                continue
            if _is_sized(one) and len(one) == len(two):
                found.add(("equal", place, other))
            if _is_number(one) and 0 <= one <= len(two):
                found.add(("within", place, other))
            if isinstance(one, (list, tuple)) and all(_is_number(at) and 0 <= at < len(two) for at in one):
                found.add(("indexes", place, other))
    return frozenset(found)


def _is_sized(value):
    return isinstance(value, SIZED) and not _is_named(value)


def _is_prose(value):
    return isinstance(value, str) and value.count(" ") > 0 and any(map(str.isalpha, value))


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_plain(value):
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    return isinstance(value, PLAIN) or isinstance(value, list) and all(map(_is_plain, value))


def _is_sorted(items):
    try:
        return all(one <= other for one, other in zip(items, items[1:]))
    except TypeError:
        return False


def _is_unique(items):
    return all(one != other for place, one in enumerate(items) for other in items[:place]) if len(items) < 200 else False


def _has_rows(items):
    rows = [one for one in items if isinstance(one, (list, str))]
    return len(rows) > 1 and len(rows) == len(items) and len(set(map(len, rows))) == 1 and len(rows[0]) > 1
