"""Notes what members are called with, what they return, raise and change, and what becomes of work they leave for later."""

import builtins
import collections
import collections.abc
import contextvars
import functools
import logging
import sys
import warnings

from . import exercise, later
from .describe import (
    Description,
    attributes,
    behind,
    changeable,
    class_state,
    content_of,
    digest,
    error_words,
    is_fixed,
    is_own,
    stored_in,
)

MOST_OF_ONE_TEST = 500
MOST_CALLS = 5000
SHOWN = 120

MOST_FOLDED = 5000
# Values that are told when calls are entered: the same calls on both sides, and some twenty seconds of a run.
MOST_VALUES = 300000
MOST_HELD = 16

# What a caller may change.
HANDED_OUT = (list, dict, set, bytearray, collections.deque)
# What is handed out again is so again and again: the last ones will do, and no more than these are kept from being let go.
_handed_out = collections.deque(maxlen=32)
# What the last results held.
_held_out = collections.deque(maxlen=256)

_calls = []
_rest = {}
_count = 0
_values = 0
_values_of_test = 0
_most_of_test = MOST_VALUES
# The outermost call that is under way here: what is called inside is part of it.
_inside = contextvars.ContextVar("piebot_inside", default=None)


class Call:
    """One call of a member, from its entry to the end of its test."""

    def __init__(self, member, names, values, module):
        self.member = member
        self.module = module
        self.owner = values[0] if names and names[0] in ("self", "cls") else None
        self.values = values[1:] if self.owner is not None else values
        self.before = _words(self.values)
        self.state = _state(self.owner)
        self.reached = _reached(self.values)
        self.stored = stored_in(module)
        self.files = [content_of(one) for one in self.values]
        self.iterators = [one for one in self.values if isinstance(one, collections.abc.Iterator)]
        self.left = _reached(self.iterators)
        self.outcome, self.later = [], []
        self.content = self.unseen = self.lazy = self.ended = self.taken = False
        self.parts = 0
        self.returned = []

    def add(self, key, text, content):
        if text and not self.taken:
            self.outcome.append((key, text))
            self.content = self.content or content

    def close(self):
        after = _words(self.values)
        if after.text != self.before.text:
            self.add("arguments", "arguments become (%s)" % after.text, True)
            self.lazy = self.lazy or (after.lazy and not self.before.lazy)
        reached = _reached(self.values)
        if reached != self.reached:
            self.add("held", "what its arguments hold becomes (%s)" % reached, True)
        if self.state is not None:
            state = _state(self.owner)
            if state.text != self.state.text:
                self.add("self", "self becomes %s" % state.text, True)
        for place, one in enumerate(self.values):
            content = content_of(one)
            if content is not None and content != self.files[place]:
                self.add("file", "the file of argument %d becomes %s" % (place + 1, content), True)
        stored = stored_in(self.module)
        # What only one side stores is the edit's own.
        for name in sorted(stored.keys() & self.stored.keys()):
            if stored[name] != self.stored[name]:
                self.add("stored " + name, "%s becomes %s" % (name, stored[name]), True)
        self.later = self.values if self.parts else []
        self.values = self.owner = self.module = self.stored = None
        self.ended = True

    def settle(self):
        """At the end of the test: what became of what a call was given, where its work came later or was left unfinished."""
        after = _words(self.later).text if self.later else self.before.text
        if after != self.before.text:
            self.add("later", "its arguments are (%s) in the end" % after, True)
        self.later = []
        if self.parts and self.iterators and _reached(self.iterators) != self.left:
            self.add("left", "its arguments have (%s) left" % _reached(self.iterators), True)
        self.iterators = []

    def told(self):
        words = ", ".join(short(text, 80) for _, text in self.outcome[:40]) or "nothing"
        before = self.before.text + ("" if self.state is None else "\x01" + self.state.text)
        return {
            "member": self.member,
            "compared": self.content and not self.unseen and all(one.seen for one in self.returned),
            "opaque": self.before.opaque or (self.state is not None and self.state.opaque),
            "lazy": self.lazy,
            "argumentsHash": digest(before),
            "arguments": short(self.before.text),
            "outcomeHash": digest("\x02".join("%s\x01%s" % one for one in self.outcome)),
            "outcome": short(words, 2 * SHOWN),
        }


class Rest:
    """The calls of a member beyond those that are noted one by one: what they came to, in whatever order."""

    def __init__(self):
        self.count = self.sum = 0

    def add(self, call):
        one = call.told()
        self.count += 1
        self.sum += int(digest(one["argumentsHash"] + one["outcomeHash"]), 16)

    def told(self, member):
        return {
            "member": member,
            # A member that remembers results is called less often: as many are another matter than fewer.
            "compared": False,
            "opaque": False,
            "lazy": False,
            "argumentsHash": digest("rest of %d" % self.count),
            "arguments": "of each call beyond the first %d" % MOST_OF_ONE_TEST,
            "outcomeHash": digest(str(self.sum)),
            "outcome": "%d results in all, %s" % (self.count, digest(str(self.sum))),
        }


def share(tests):
    """So many tests are run: each has its share of the values that can be told, and its first call beside it."""
    global _most_of_test
    _most_of_test = max(1, MOST_VALUES // max(1, tests))


def called(member, names, values):
    """The call, or None for one that is not noted: it goes to the other functions here."""
    global _count, _values, _values_of_test
    if _inside.get() is not None or _values_of_test >= _most_of_test or _values >= 2 * MOST_VALUES:
        return None
    folded = len(_calls) >= MOST_OF_ONE_TEST or _count >= MOST_CALLS
    if folded and sum(one.count for one in _rest.values()) >= MOST_FOLDED:
        return None
    token = _inside.set(True)
    try:
        call = Call(member, names, values, member_frame().f_globals)
    finally:
        _inside.reset(token)
    call.folded = folded
    told = call.before.count + (0 if call.state is None else call.state.count)
    _values += told
    _values_of_test += told
    if not folded:
        exercise.remember(member, call.before.text, names, values)
        _calls.append(call)
        _count += 1
    call.token = _inside.set(call)
    return call


def returned(call, value):
    if call is None:
        return value
    into = Description()
    # A function that it was given is known to whoever gave it.
    is_given = callable(value) and any(value is one for one in call.values)
    given = value if is_given else later.give(call, value, 0, into)
    call.content = call.content or (into.content and value is not None)
    call.unseen = call.unseen or into.lazy
    call.lazy = call.lazy or into.lazy
    if value is not None:
        held = {} if is_given else _held(value)
        shared = _shared(call, value, held)
        if shared:
            words = "shares %d %s with what it was given or keeps"
            call.add("shared", words % (shared, "object" if shared == 1 else "objects"), False)
        call.add("", "<what it was given>" if is_given else _same(call, value, held) + into.text, False)
    return given


def raised(call, error):
    if call is not None and not isinstance(error, GeneratorExit):
        call.add("", "raises " + error_words(error), True)
        exercise.remember_raised(call.member, error)


def done(call):
    if call is not None:
        call.close()
        _reset(call.token)
        # What comes of it later is not waited for.
        if call.folded and not (call.lazy or call.unseen or call.returned):
            _rest.setdefault(call.member, Rest()).add(call)


def generator(member, names, values, body):
    """What a generator function returns: its own generator, which runs when it is asked, with its items noted."""
    call = called(member, names, values)
    if call is None:
        return body(*values)
    try:
        return returned(call, body(*values))
    finally:
        done(call)


def begin(call):
    """A token where what comes now is to be noted, as part of a call; None where it is part of something that is."""
    return _inside.set(call) if _inside.get() is None else None


def end(token):
    if token is not None:
        _reset(token)


def take():
    global _values_of_test
    taken = []
    for call in _calls:
        call.settle()
        call.taken = True
        # Work that the test did not wait for is left out.
        if call.ended:
            taken.append(call.told())
    _calls.clear()
    _values_of_test = 0
    taken.extend(rest.told(member) for member, rest in sorted(_rest.items()))
    _rest.clear()
    return taken


def _reset(token):
    try:
        _inside.reset(token)
    except ValueError:
        # A coroutine that was closed from elsewhere.
        _inside.set(None)


def _words(values):
    words = Description()
    for place, value in enumerate(values):
        if place:
            words.parts.append(", ")
        words.add(value)
    return words


# Also what a class stores, and the objects of the checkout that an object works with but does not show.
def _state(owner):
    if owner is None:
        return None
    words = _words([owner])
    held = {} if isinstance(owner, type) else attributes(owner)
    shared = {name: value for name, value in held.items() if name.startswith("_") and is_own(value)}
    for name, value in {**class_state(owner), **shared}.items():
        words.parts.append(" %s=" % name)
        words.add(value)
    return words


def _reached(values):
    return _words([one for value in values for one in behind(value)]).text


# A caller that changes what it gets would change what it gave.
def _same(call, value, held):
    if is_fixed(value):
        return ""
    if value is call.owner:
        return "self, which is "
    for place, one in enumerate(call.values, 1):
        if value is one:
            return "argument %d itself, which is " % place
    # Who gets what an earlier call gave sees what becomes of it there.
    if any(value is one for one in _handed_out):
        return "what a call gave before, which is "
    if isinstance(value, HANDED_OUT):
        _handed_out.append(value)
    return _again(value, held)


# Also deeper: of two copies that hold the same list, a change to one is a change to the other.
def _again(value, held):
    parts = [one for one in held.values() if one is not value and isinstance(one, HANDED_OUT)][:MOST_HELD]
    before = {id(one) for one in _held_out}
    again = any(id(one) in before for one in parts)
    if not again:
        _held_out.extend(parts)
    return "with parts that a call gave before: " if again else ""


# What of a result a caller can change.
def _held(value):
    return {} if is_fixed(value) and not isinstance(value, (tuple, frozenset)) else changeable([value])


# Also what is held deeper: a copy of a list is not a list of the same lists.
def _shared(call, value, held):
    if not held:
        return 0
    given = changeable(([] if call.owner is None else [call.owner]) + list(call.values))
    return sum(1 for one in held if one in given and given[one] is not value)


def member_frame():
    """Of the member that called these functions."""
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__", "").startswith("_piebot"):
        frame = frame.f_back
    return frame


def _under_way():
    call = _inside.get()
    return call if isinstance(call, Call) else None


def watch_output():
    """From now on a call knows what is printed, logged and warned of while it is under way."""
    printing, handle, warning = builtins.print, logging.Logger.handle, warnings.warn

    @functools.wraps(printing)
    def noted_print(*values, sep=" ", end="\n", file=None, flush=False):
        call = _under_way()
        if call is not None and file in (None, sys.stdout, sys.stderr):
            words = _words(values).text
            call.add("output", "prints " + words, True)
        return printing(*values, sep=sep, end=end, file=file, flush=flush)

    @functools.wraps(handle)
    def noted_handle(logger, record):
        call = _under_way()
        if call is not None:
            call.add("output", "logs %s %r" % (record.levelname, record.msg), True)
        return handle(logger, record)

    @functools.wraps(warning)
    def noted_warn(message, category=None, stacklevel=1, source=None, **more):
        call = _under_way()
        if call is not None:
            call.add("output", "warns %s" % message, True)
        # Of the one who warns, not of this.
        return warning(message, category, stacklevel + 1, source, **more)

    warnings.warn = noted_warn
    builtins.print = noted_print
    logging.Logger.handle = noted_handle


def short(text, most=SHOWN):
    """The beginning of a text."""
    return text if len(text) <= most else text[: most - 1] + "…"
