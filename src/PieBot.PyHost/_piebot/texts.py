"""Texts near those of tests: a letter more or less, two in the other order, one of the same kind for another."""

import itertools
import re

LONGEST = 2000
# A letter that only some take for one.
FOREIGN = "é"
# One word may be a name for something, of which there are no others.
NAME = re.compile(r"[A-Za-z_][\w-]{0,11}\Z", re.ASCII)


def changed(text, shown, chance):
    """Some texts near `text`, a few of each kind; the letters come from those that tests pass, but for one foreign letter.

    text -- a str or bytes
    shown -- what tests pass in its place, all of its type
    chance -- a random.Random
    """
    if not text or len(text) > LONGEST or isinstance(text, str) and NAME.match(text):
        return []
    if isinstance(text, bytes):
        words = [one.decode("latin-1") for one in shown]
        return [one.encode("latin-1") for one in _changed(text.decode("latin-1"), words, chance) if FOREIGN not in one]
    return _changed(text, shown, chance)


def _changed(text, shown, chance):
    # As long as all others: it may be a code.
    is_fixed = len(shown) > 2 and len(set(map(len, shown))) == 1
    letters = sorted(set(itertools.chain.from_iterable(one[:LONGEST] for one in shown)))
    # Another figure may make a number too large for its place.
    plain = [at for at, letter in enumerate(text) if not letter.isdigit()]
    made = [_replaced(text, at, letters, chance) for _ in range(2) for at in _some(plain, chance)]
    place = chance.randrange(len(text))
    two = text[place : place + 2]
    if len(set(map(_kind, two))) == 1 or not is_fixed and not any(map(str.isdigit, two)):
        made.append(text[:place] + two[::-1] + text[place + 2 :])
    if not is_fixed:
        # Of figures a zero is what some leave out.
        zeros = [at for at, letter in enumerate(text) if letter == "0" and (at == 0 or not text[at - 1].isalnum())]
        places = zeros[:1] + [chance.randrange(len(text)) for _ in range(2)]
        made += [text[:at] + text[at + 1 :] for at in places]
        made += [text[:at] + text[at] + text[at:] for at in _some(plain, chance) + _blanks(text, chance)]
        ends = [letter for letter in letters if letter.isspace()]
        made += [letter + text + letter for letter in ends[:2]]
    made += [text[:at] + "\t" + text[at + 1 :] for at in _blanks(text, chance)]
    words = [at for at, letter in enumerate(text) if letter.isalpha()]
    if words:
        at = chance.choice(words)
        made.append(text[:at] + FOREIGN + text[at + 1 :])
        if any(map(str.islower, letters)) and any(map(str.isupper, letters)):
            made.append(text.swapcase())
    may_be_empty = any(not one for one in shown)
    return [one for one in dict.fromkeys(made) if one != text and (one or may_be_empty)]


def _some(places, chance):
    return [chance.choice(places)] if places else []


def _blanks(text, chance):
    return _some([at for at, letter in enumerate(text) if letter == " "], chance)


def _replaced(text, at, letters, chance):
    alike = [one for one in letters if _kind(one) == _kind(text[at])]
    return text[:at] + chance.choice(alike or [text[at]]) + text[at + 1 :]


def _kind(letter):
    return (letter.isalpha(), letter.isdigit(), letter.isspace())
