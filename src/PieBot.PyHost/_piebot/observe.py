"""Notes what members are called with, and what they return, raise and do to their arguments."""

import dataclasses
import enum
import hashlib
import threading

MOST_CALLS = 2000
MOST_ITEMS = 10000
SHOWN = 80

_calls = []
_open = threading.local()


def called(member, names, values):
    depth = getattr(_open, "depth", 0)
    _open.depth = depth + 1
    if depth == 0:
        _open.member = member
        # Of an object that a method belongs to only the type is told: a cache in it is no difference.
        _open.values = [
            type(value) if name in ("self", "cls") else value for name, value in zip(names, values)
        ]
        _open.arguments = _all(_open.values)
        _open.outcome = "None"


def returned(value):
    if _open.depth == 1:
        _open.outcome = describe(value)
    return value


def raised(error):
    if _open.depth == 1:
        _open.outcome = "raises " + type(error).__name__


def done():
    _open.depth -= 1
    if _open.depth == 0 and len(_calls) < MOST_CALLS:
        after = _all(_open.values)
        outcome = _open.outcome
        if after != _open.arguments:
            outcome = "arguments that become (%s), and %s" % (after, outcome)
        _calls.append(
            {
                "member": _open.member,
                "compared": outcome != "None" and not outcome.startswith("<"),
                "opaque": "<" in _open.arguments,
                "argumentsHash": _hash(_open.arguments),
                "arguments": _open.arguments[:SHOWN],
                "outcomeHash": _hash(outcome),
                "outcome": outcome[:SHOWN],
            }
        )


def take():
    taken = list(_calls)
    _calls.clear()
    return taken


def _all(values):
    return ", ".join(describe(value) for value in values)


def describe(value):
    parts = []
    _describe(value, parts, 0)
    return "".join(parts)


def _hash(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


# By content where values have value semantics; of anything else only the type.
def _describe(value, parts, depth):
    if len(parts) > MOST_ITEMS or depth > 20:
        parts.append("…")
    elif value is None or isinstance(value, (bool, int, str, bytes, bytearray)):
        parts.append(repr(value))
    elif isinstance(value, float):
        parts.append("%.12g" % value)
    elif isinstance(value, complex):
        parts.append("%.12g%+.12gj" % (value.real, value.imag))
    elif isinstance(value, enum.Enum):
        parts.append(str(value))
    elif isinstance(value, type):
        parts.append(value.__qualname__)
    elif isinstance(value, (list, tuple)):
        _items("[" if isinstance(value, list) else "(", value, "]", parts, depth)
    elif isinstance(value, (set, frozenset)):
        parts.append("{" + ", ".join(sorted(describe(one) for one in value)) + "}")
    elif isinstance(value, dict):
        # Its order is part of what a caller sees.
        _items("{", [one for pair in value.items() for one in pair], "}", parts, depth)
    elif dataclasses.is_dataclass(value):
        parts.append(type(value).__qualname__)
        _items(
            "(", [getattr(value, one.name, None) for one in dataclasses.fields(value)], ")", parts, depth
        )
    else:
        parts.append("<" + type(value).__qualname__ + ">")


def _items(start, values, end, parts, depth):
    parts.append(start)
    for place, one in enumerate(values):
        if place:
            parts.append(", ")
        _describe(one, parts, depth + 1)
        if len(parts) > MOST_ITEMS:
            break
    parts.append(end)
