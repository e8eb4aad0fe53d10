"""Wraps what is worked out later, so that its calls, items and results are noted when they come, and no sooner."""

import functools
import types

from .describe import Description, error_words, is_lazy

MOST_LEVELS = 3
MOST_EVENTS = 10000


class Part:
    """Something that a call handed out and that is worked out later."""

    def __init__(self, call, level):
        call.parts += 1
        self.call = call
        self.number = call.parts
        self.level = level
        self.seen = False
        self.events = 0
        if level == 0:
            call.returned.append(self)

    def tell(self, key, text, content):
        self.seen = True
        self.events += 1
        if self.events <= MOST_EVENTS:
            self.call.add(key, text, content)

    def result(self, value):
        """What is handed on in the place of a result, and its words."""
        into = Description()
        return give(self.call, value, self.level + 1, into), into


def give(call, value, level, into):
    """The value, or a wrapper around it; what cannot be wrapped is lazy in the description."""
    wrap = _wrapper(value) if level <= MOST_LEVELS else None
    if wrap is not None:
        call.lazy = True
        return wrap(Part(call, level), value)
    if isinstance(value, tuple) and any(_wrapper(one) for one in value):
        return _tuple(call, value, level, into)
    into.add(value)
    return value


def _wrapper(value):
    if isinstance(value, types.GeneratorType):
        return _generator
    if isinstance(value, types.CoroutineType):
        return _coroutine
    if isinstance(value, types.AsyncGeneratorType):
        return _stream
    if isinstance(value, (types.FunctionType, types.MethodType, functools.partial)):
        return _function
    # map, filter, zip, itertools: iterators that nobody can tell from another.
    if type(value).__module__ in ("builtins", "itertools") and is_lazy(value) and hasattr(value, "__next__"):
        return _Iterator
    return None


def _tuple(call, value, level, into):
    given = []
    into.parts.append("(")
    for place, one in enumerate(value):
        if place:
            into.parts.append(", ")
        given.append(give(call, one, level, into))
    into.parts.append(")")
    return type(value)._make(given) if hasattr(value, "_make") else tuple(given)


def _raises(error):
    return "raises " + error_words(error)


class _Walk:
    """Items of one walk, as they come."""

    def __init__(self, part):
        self.part = part
        self.key = "items %d" % part.number

    def item(self, value):
        given, into = self.part.result(value)
        self.part.tell(self.key, into.text, into.content or value is None)
        return given

    def end(self, value=None):
        words = ""
        if value is not None:
            value, into = self.part.result(value)
            words = " with " + into.text
        self.part.tell(self.key, "end" + words, True)
        return value

    def failed(self, error):
        first = self.part.events == 0 and self.part.level == 0
        self.part.tell("" if first else self.key, _raises(error), True)


def _step(walk, act):
    """One step of an iterator: noted where it is the outermost thing that is under way."""
    from . import observe

    token = observe.begin(walk.part.call)
    try:
        value = act()
        return walk.item(value) if token is not None else value
    except StopIteration as stop:
        if token is not None:
            stop.value = walk.end(stop.value)
        raise
    except BaseException as error:
        if token is not None and not isinstance(error, GeneratorExit):
            walk.failed(error)
        raise
    finally:
        observe.end(token)


def _generator(part, inner):
    made = _generating(part, inner)
    made.__name__, made.__qualname__ = inner.__name__, inner.__qualname__
    return made


def _generating(part, inner):
    walk = _Walk(part)
    act = inner.__next__
    while True:
        try:
            value = _step(walk, act)
        except StopIteration as stop:
            return stop.value
        try:
            sent = yield value
            act = inner.__next__ if sent is None else functools.partial(inner.send, sent)
        except GeneratorExit:
            inner.close()
            raise
        except BaseException as error:
            act = functools.partial(inner.throw, error)


class _Iterator:
    def __init__(self, part, inner):
        self._walk = _Walk(part)
        self._inner = inner

    def __iter__(self):
        return self

    def __next__(self):
        return _step(self._walk, self._inner.__next__)

    def __getattr__(self, name):
        return getattr(self._inner, name)


async def _awaiting(part, inner):
    from . import observe

    token = observe.begin(part.call)
    try:
        value = await inner
        if token is None:
            return value
        value, into = part.result(value)
        # As what an async function returns.
        part.tell("" if part.level == 0 else "result %d" % part.number, into.text if value is not None else "", into.content and value is not None)
        return value
    except BaseException as error:
        if token is not None and not isinstance(error, GeneratorExit):
            part.tell("" if part.level == 0 else "result %d" % part.number, _raises(error), True)
        raise
    finally:
        observe.end(token)


def _coroutine(part, inner):
    made = _awaiting(part, inner)
    made.__name__, made.__qualname__ = inner.__name__, inner.__qualname__
    return made


async def _streaming(part, inner):
    from . import observe

    walk = _Walk(part)
    act, sent = inner.__anext__, None
    while True:
        token = observe.begin(part.call)
        try:
            value = await act()
            value = walk.item(value) if token is not None else value
        except StopAsyncIteration:
            if token is not None:
                walk.end()
            return
        except BaseException as error:
            if token is not None and not isinstance(error, GeneratorExit):
                walk.failed(error)
            raise
        finally:
            observe.end(token)
        try:
            sent = yield value
            act = inner.__anext__ if sent is None else functools.partial(inner.asend, sent)
        except GeneratorExit:
            await inner.aclose()
            raise
        except BaseException as error:
            act = functools.partial(inner.athrow, error)


def _stream(part, inner):
    return _streaming(part, inner)


def _function(part, inner):
    from . import observe

    @functools.wraps(inner, updated=("__dict__",) if hasattr(inner, "__dict__") else ())
    def invoke(*args, **kwargs):
        token = observe.begin(part.call)
        if token is None:
            return inner(*args, **kwargs)
        key = "call %d" % part.number
        try:
            before = _words(args, kwargs)
            was = _told_of(inner)
            _hand_over(invoke, inner)
            try:
                value = inner(*args, **kwargs)
            except BaseException as error:
                part.tell(key, "(%s) %s" % (before, _raises(error)), True)
                raise
            finally:
                _hand_over(inner, invoke)
            value, into = part.result(value)
            after = _words(args, kwargs)
            changed = "" if after == before else ", arguments become (%s)" % after
            now = _told_of(inner)
            changed += "" if now == was else ", its own attributes become (%s)" % now
            content = into.content and value is not None or bool(changed)
            part.tell(key, "(%s) gives %s%s" % (before, into.text or "…", changed), content)
            return value
        finally:
            observe.end(token)

    return invoke


# What is stored in a function itself; in ours it is to be read and written as in the one that it stands for.
def _hand_over(one, other):
    if isinstance(one, types.FunctionType) and isinstance(other, types.FunctionType):
        other.__dict__.update((name, value) for name, value in one.__dict__.items() if name != "__wrapped__")


def _told_of(function):
    stored = function.__dict__ if isinstance(function, types.FunctionType) else {}
    return _words([one for pair in sorted(stored.items()) if not pair[0].startswith("_") for one in pair], {})


def _words(args, kwargs):
    words = Description()
    for place, value in enumerate(list(args) + [one for pair in kwargs.items() for one in pair]):
        if place:
            words.parts.append(", ")
        words.add(value)
    return words.text
