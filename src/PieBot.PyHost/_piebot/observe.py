"""Notes what members are called with, what they return, raise and change, and what becomes of work they leave for later."""

import contextvars

from . import later
from .describe import Description, attributes, behind, class_state, digest, is_fixed, is_own

MOST_OF_ONE_TEST = 500
MOST_CALLS = 5000
SHOWN = 120

_calls = []
_count = 0
# The outermost call that is under way here: what is called inside is part of it.
_inside = contextvars.ContextVar("piebot_inside", default=None)


class Call:
    """One call of a member, from its entry to the end of its test."""

    def __init__(self, member, names, values):
        self.member = member
        self.owner = values[0] if names and names[0] in ("self", "cls") else None
        self.values = values[1:] if self.owner is not None else values
        self.before = _words(self.values)
        self.state = _state(self.owner)
        self.reached = _reached(self.values)
        self.outcome = []
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
        self.values = self.owner = None
        self.ended = True

    def told(self):
        words = ", ".join(_short(text, 80) for _, text in self.outcome[:40]) or "nothing"
        before = self.before.text + ("" if self.state is None else "\x01" + self.state.text)
        return {
            "member": self.member,
            "compared": self.content and not self.unseen and all(one.seen for one in self.returned),
            "opaque": self.before.opaque or (self.state is not None and self.state.opaque),
            "lazy": self.lazy,
            "argumentsHash": digest(before),
            "arguments": _short(self.before.text),
            "outcomeHash": digest("\x02".join("%s\x01%s" % one for one in self.outcome)),
            "outcome": _short(words, 2 * SHOWN),
        }


def called(member, names, values):
    """The call, or None for one that is not noted: it goes to the other functions here."""
    global _count
    if _inside.get() is not None or len(_calls) >= MOST_OF_ONE_TEST or _count >= MOST_CALLS:
        return None
    token = _inside.set(True)
    try:
        call = Call(member, names, values)
    finally:
        _inside.reset(token)
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
        call.add("", "<what it was given>" if is_given else _same(call, value) + into.text, False)
    return given


def raised(call, error):
    if call is not None and not isinstance(error, GeneratorExit):
        call.add("", "raises " + type(error).__name__, True)


def done(call):
    if call is not None:
        call.close()
        _reset(call.token)


def generator(member, names, values, body):
    """What a generator function returns: its own generator, which runs when it is asked, with its items noted."""
    call = called(member, names, values)
    if call is None:
        return body(*values)
    try:
        return returned(call, body(*values))
    finally:
        done(call)


def begin():
    """A token where what comes now is to be noted; None where it is part of something that is."""
    return _inside.set(True) if _inside.get() is None else None


def end(token):
    if token is not None:
        _reset(token)


def take():
    taken = []
    for call in _calls:
        call.taken = True
        # Work that the test did not wait for is left out.
        if call.ended:
            taken.append(call.told())
    _calls.clear()
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
def _same(call, value):
    if is_fixed(value):
        return ""
    if value is call.owner:
        return "self, which is "
    for place, one in enumerate(call.values, 1):
        if value is one:
            return "argument %d itself, which is " % place
    return ""


def _short(text, most=SHOWN):
    return text if len(text) <= most else text[: most - 1] + "…"
