"""What can be changed of objects by whoever holds them: a result that was kept for them is out of date then."""

import functools
import inspect

from .describe import is_own

MOST_METHODS = 3
DEEPEST = 1
LEFT_OUT = ("close", "dispose", "shutdown", "stop", "terminate")


def changes(names, values, may_shrink):
    """Pairs of words and a function that makes the change, in an order that both sides have; the receiver is left alone.

    may_shrink says of a place among the values whether a list there may become shorter.
    """
    for at, (name, value) in enumerate(zip(names, values)):
        if name in ("self", "cls"):
            continue
        if isinstance(value, list) and value and may_shrink(at):
            # What was sorted stays so.
            yield "the last of %s was removed" % name, value.pop
            yield "the first of %s was removed" % name, functools.partial(value.pop, 0)
        else:
            yield from _of(value, name, 0)


def _of(value, name, depth):
    if isinstance(value, list) and len(value) > 1:
        yield "the last of %s became the one before it" % name, functools.partial(value.__setitem__, -1, value[-2])
        yield "the first of %s became the one after it" % name, functools.partial(value.__setitem__, 0, value[1])
    elif isinstance(value, dict) and value:
        yield "an entry of %s was removed" % name, functools.partial(value.pop, next(iter(value)))
    elif is_own(value) and not isinstance(value, type):
        yield from _of_object(value, name)
        if depth < DEEPEST:
            for attribute, part in sorted(_attributes(value)):
                yield from _of(part, "%s of %s" % (attribute, name), depth + 1)


def _of_object(value, name):
    for attribute, part in sorted(_attributes(value)):
        other = _other(part)
        if other is not None:
            yield "%s of %s was set" % (attribute, name), functools.partial(setattr, value, attribute, other)
    kind = type(value)
    methods = [
        one
        for one in sorted(dir(kind))
        if not one.startswith("_") and one not in LEFT_OUT and _takes_nothing(getattr(kind, one, None))
    ]
    for method in methods[:MOST_METHODS]:
        yield "%s() of %s" % (method, name), getattr(value, method)


# By its own code: what another class hands down may be anything.
def _takes_nothing(method):
    code = getattr(method, "__code__", None)
    if code is None or code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS):
        return False
    return code.co_argcount == 1 and code.co_kwonlyargcount == 0


def _attributes(value):
    known = getattr(value, "__dict__", {})
    return [(name, part) for name, part in known.items() if not name.startswith("_")]


def _other(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    return None
