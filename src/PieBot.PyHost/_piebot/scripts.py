"""Sequences of calls that no test makes, on objects of edited classes: what one method stores, another may have to know.

What tests pass to the methods of such a class is kept; an object is made anew from that, and its methods are called in other orders.
"""

import copy
import enum
import functools
import inspect
import random
import types

from . import describe

MOST_VALUES = 16
# Calls with arguments that are known cost time too.
MOST_LOOKED_AT = 300
# What one script passes to a parameter: of few values some come again.
FEW = 3
MOST_SCRIPTS = 200
LONGEST = 12
# What is called though its name is no public one.
SPECIAL = ("__len__", "__contains__", "__getitem__", "__setitem__", "__delitem__", "__iter__", "__bool__")
LATER = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
# So often has a number to rise, and never fall, to be taken for a clock.
RISES = 5

_seen = []
_inside = False


class Seen:
    """What tests pass to the methods of one class, each by its words."""

    def __init__(self, kind, may_be_copied):
        self.kind = kind
        self.raised = set()
        self.slow = 0
        self._may_be_copied = may_be_copied
        self._calls = {}
        self._values = {}
        self._last = {}
        self._rises = {}
        self._looked_at = {}

    def note(self, receiver, name, given):
        if type(receiver) is not self.kind:
            return
        self._follow(receiver, name, given)
        kept = self._calls.setdefault(name, {})
        self._looked_at[name] = self._looked_at.get(name, 0) + 1
        if len(kept) >= MOST_VALUES or self._looked_at[name] > MOST_LOOKED_AT or not all(map(self._may_be_copied, given.values())):
            return
        try:
            given = copy.deepcopy(given)
        except Exception:
            return
        kept.setdefault(_words(given), given)
        for parameter, value in given.items():
            values = self._values.setdefault(parameter, {})
            if len(values) < MOST_VALUES:
                values.setdefault(_words({parameter: value}), value)

    # Of one object, which numbers only rise.
    def _follow(self, receiver, name, given):
        last = {} if name == "__init__" else self._last.get(id(receiver), {})
        self._last[id(receiver)] = last
        for parameter, value in given.items():
            if isinstance(value, (int, float)):
                if value < last.get(parameter, value):
                    self._rises[parameter] = None
                elif value > last.get(parameter, value) and self._rises.get(parameter, 0) is not None:
                    self._rises[parameter] = self._rises.get(parameter, 0) + 1
                last[parameter] = value

    def calls(self, name):
        return list(self._calls.get(name, {}).values())

    def values(self, parameter):
        return list(self._values.get(parameter, {}).values())

    def rises(self, parameter):
        return (self._rises.get(parameter) or 0) >= RISES


def watch(kind, may_be_copied):
    """From now on what is passed to the methods of a class is kept.

    kind -- the class
    may_be_copied -- says of a value whether it can be kept
    """
    if not isinstance(kind, type) or issubclass(kind, (enum.Enum, BaseException)):
        return
    seen = Seen(kind, may_be_copied)
    _seen.append(seen)
    for name, member in list(vars(kind).items()):
        if _is_called(name) and isinstance(member, types.FunctionType) and not member.__code__.co_flags & LATER:
            setattr(kind, name, _noting(member, name, seen))


def stop():
    """What was kept, one for each class; from now on nothing is."""
    global _inside
    _inside = True
    return [seen for seen in _seen if seen.calls("__init__") or not _takes_any(seen.kind)]


def scripts(seen):
    """Lists of calls, (name, arguments by parameter) each, of which the first makes the object; the shortest come first.

    They are the same for the same `seen`.
    """
    chance = random.Random(seen.kind.__qualname__)
    names = [name for name in sorted(vars(seen.kind)) if name != "__init__" and _is_called(name) and _may_call(seen, name)]
    edited = [name for name in names if describe.is_edited_member(seen.kind, name)]
    # What takes something is more likely to change something.
    others = names + [name for name in names if name not in edited and _parameters(vars(seen.kind)[name])] * 2
    for turn in range(MOST_SCRIPTS if edited else 0):
        script = [("__init__", chance.choice(seen.calls("__init__") or [{}]))]
        few, last = _Few(seen, chance), {}
        for _ in range(min(LONGEST, 2 + turn // 6)):
            _add(script, chance.choice(edited if chance.random() < 0.5 else others), few, last)
        _add(script, chance.choice(edited), few, last)
        yield script


def call(receiver, kind, name, given):
    """Calls one of a script; the receiver is None for the first.

    Raises whatever the method raises.
    """
    if name == "__init__":
        return _invoke(kind, vars(kind).get(name), given)
    member = vars(kind)[name]
    return getattr(receiver, name) if isinstance(member, property) else _invoke(getattr(receiver, name), member, given)


def words(name, given):
    """A call for people."""
    return "%s(%s)" % (name, _words(given))


def _noting(member, name, seen):
    signature = inspect.signature(member)

    @functools.wraps(member)
    def noting(*values, **named):
        global _inside
        if _inside:
            return member(*values, **named)
        # What a method calls itself is no call of a test.
        _inside = True
        try:
            bound = signature.bind(*values, **named)
            seen.note(values[0], name, dict(list(bound.arguments.items())[1:]))
        except TypeError:
            pass
        try:
            return member(*values, **named)
        except Exception as error:
            seen.raised.add(type(error).__name__)
            raise
        finally:
            _inside = False

    return noting


def _words(given):
    told = describe.Description()
    for place, (parameter, value) in enumerate(given.items()):
        told.parts.append("%s%s=" % (", " if place else "", parameter))
        told.add(value)
    return told.text


def _is_called(name):
    return name == "__init__" or name in SPECIAL or not name.startswith("_")


def _may_call(seen, name):
    member = vars(seen.kind)[name]
    if isinstance(member, property):
        return True
    return isinstance(member, types.FunctionType) and bool(seen.calls(name) or all(map(seen.values, _needed(member))))


def _takes_any(kind):
    make = vars(kind).get("__init__")
    return not isinstance(make, types.FunctionType) or bool(_needed(make))


def _parameters(member):
    return list(inspect.signature(member).parameters.values())[1:] if isinstance(member, types.FunctionType) else []


def _needed(member):
    rest = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return [one.name for one in _parameters(member) if one.default is one.empty and one.kind not in rest]


class _Few:
    """Some of what tests pass, for one script."""

    def __init__(self, seen, chance):
        self.seen = seen
        self.chance = chance
        self._values = {}
        self._calls = {}

    def values(self, parameter):
        return self._chosen(self._values, parameter, self.seen.values)

    def calls(self, name):
        return self._chosen(self._calls, name, self.seen.calls)

    def _chosen(self, chosen, name, source):
        if name not in chosen:
            all_of_them = source(name)
            # The first ones are often of one small test, and fit each other.
            is_first = self.chance.random() < 0.5
            chosen[name] = all_of_them[:FEW] if is_first else self.chance.sample(all_of_them, min(FEW, len(all_of_them)))
        return chosen[name]


# As a test passes them all, or each as some test passes it to a parameter of that name.
def _add(script, name, few, last):
    needed = _needed(vars(few.seen.kind)[name])
    calls = few.calls(name)
    is_mixed = all(map(few.values, needed)) and (not calls or few.chance.random() < 0.7)
    given = {one: few.chance.choice(few.values(one)) for one in needed} if is_mixed else few.chance.choice(calls or [{}])
    rising = {one: max(value, last.get(one, value)) for one, value in given.items() if few.seen.rises(one)}
    last.update(rising)
    script.append((name, {**given, **rising}))


def _invoke(function, signed, given):
    given = copy.deepcopy(given)
    values, named = [], {}
    is_placed = True
    for one in _parameters(signed):
        is_placed = is_placed and one.kind is not one.KEYWORD_ONLY and one.name in given
        if one.name not in given:
            continue
        if one.kind is one.VAR_KEYWORD:
            named.update(given[one.name])
        elif one.kind is one.VAR_POSITIONAL:
            values.extend(given[one.name])
        elif is_placed:
            values.append(given[one.name])
        else:
            named[one.name] = given[one.name]
    return function(*values, **named)
