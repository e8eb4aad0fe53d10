"""Calls members with arguments that no test passes, those of the tests, grown and changed, and in orders that no test has.

What a member does with them is noted like any other call; the two sides are given the same ones.
All of it happens in a child process, which may not write, start or reach anything, and is given little time.
"""

import collections.abc
import copy
import enum
import functools
import inspect
import itertools
import json
import os
import select
import signal
import sys
import time
import types

from . import observe, scripts
from .changes import changes
from .describe import TOLD, Description, digest, is_own, tell_only_kinds
from .variants import variants

MOST_KEPT = 60
MOST_VALUES = 5000
MOST_ITEMS = 2000
SHOWN_STEPS = 8
MOST_FAILURES = 4
MOST_OF_ONE = 150
MOST_AGAIN = 4
MOST_CHANGES = 6
SECONDS = 3.0
SECONDS_A_CALL = 0.25
SECONDS_AT_LEAST = 0.005

PLAIN = (bool, int, float, complex, str, bytes, type(None))
CONTAINERS = (list, tuple, set, frozenset, dict)
ALONE = PLAIN + TOLD + (enum.Enum, type, types.FunctionType)
# What an exercise may do is compute. See https://docs.python.org/3/library/audit_events.html.
REACHING = (
    "os.",
    "shutil.",
    "socket.",
    "subprocess.",
    "ctypes.",
    "winreg.",
    "signal.",
    "sqlite3.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "tempfile.",
    "mmap.",
    "fcntl.",
)

_kept = {}


class Kept:
    """Calls of one member that tests made, as they were given."""

    def __init__(self, function):
        self.function = function
        self.given = []
        self.seen = set()
        self.raised = set()
        self.slow = 0


class _TooLong(BaseException):
    pass


def remember(member, words, names, values):
    """Keeps what a test passes, before the member changes it; nothing where it cannot be copied or called again."""
    kept = _kept.get(member)
    if kept is not None and (kept.function is None or len(kept.given) >= MOST_KEPT or words in kept.seen):
        return
    if kept is None:
        kept = _kept[member] = Kept(_function(names))
    if kept.function is None or not all(map(_may_be_copied, values)):
        return
    try:
        kept.given.append(copy.deepcopy(values))
    except Exception:
        return
    kept.seen.add(words)


def remember_raised(member, error):
    """Keeps which errors the tests know of."""
    if member in _kept:
        _kept[member].raised.add(type(error).__name__)


def watch(kind):
    """Keeps what tests pass to the methods of a class."""
    try:
        scripts.watch(kind, _may_be_copied)
    except (AttributeError, TypeError):
        # A class that lets nobody set its attributes.
        pass


def run():
    """The calls that the members' exercises came to, in the order they were made."""
    kept = {member: one for member, one in _kept.items() if one.given}
    seen = scripts.stop()
    _kept.clear()
    if not (kept or seen) or not hasattr(os, "fork"):
        return []
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _play(kept, seen, writing)
        finally:
            os._exit(0)
    os.close(writing)
    return _read(reading, child)


def _read(reading, child):
    text = b""
    ends = time.monotonic() + SECONDS + 1
    try:
        while True:
            ready, _, _ = select.select([reading], [], [], max(0, ends - time.monotonic()))
            part = os.read(reading, 1 << 16) if ready else b""
            if not part:
                break
            text += part
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    # The last line may be torn.
    return [json.loads(line) for line in text.split(b"\n")[:-1]]


def _play(kept, seen, writing):
    reached = []

    def audit(event, arguments):
        writes = event == "open" and _writes(arguments)
        if writes or event.startswith(REACHING) and event not in ("os.listdir", "os.scandir"):
            reached.append(event)
            raise PermissionError("an exercise may only compute")

    def too_long(*_):
        raise _TooLong()

    tell_only_kinds()
    signal.signal(signal.SIGALRM, too_long)
    sys.addaudithook(audit)
    ends = time.monotonic() + SECONDS
    made = [_calls_of(member, one) for member, one in sorted(kept.items())]
    made += [_again_of(one) for _, one in sorted(kept.items())]
    made += [_scripts_of(one) for one in seen]
    # In turns, so that each member has some where time is short.
    for turn in itertools.zip_longest(*map(_safely, made)):
        for exercise in filter(None, turn):
            if time.monotonic() > ends:
                return
            reached.clear()
            for told in exercise():
                if reached:
                    break
                os.write(writing, json.dumps(dict(told, exercise=True)).encode() + b"\n")


def _calls_of(member, kept):
    for given in itertools.islice(variants(kept.given, member), MOST_OF_ONE):
        yield functools.partial(_call, kept, given)


def _again_of(kept):
    for given in kept.given[:MOST_AGAIN]:
        for number in range(MOST_CHANGES):
            yield functools.partial(_again, kept, given, number)


def _scripts_of(seen):
    for script in scripts.scripts(seen):
        yield functools.partial(_follow, seen, script)


# Arguments are of the repository's own types too, whose code may fail.
def _safely(made):
    try:
        yield from made
    except Exception:
        return


def _call(kept, given):
    observe.take()
    came = _within(kept, lambda: _invoke(kept.function, copy.deepcopy(given)))
    taken = observe.take()
    # Errors that no test knows of: these arguments may not be meant for the member.
    return [dict(taken[0], beyond=_is_beyond(came, kept.raised))] if came and taken and not _misses(came, kept.raised) else []


# The member, a change of what it was given, and the member once more with the very same objects: what it comes to then.
def _again(kept, given, number):
    values = copy.deepcopy(given)
    names = kept.function.__code__.co_varnames
    made = next(itertools.islice(changes(names, values, lambda at: _may_shrink(kept, at)), number, None), None)
    if made is None:
        return []
    words, change = made
    for action in (lambda: _invoke(kept.function, values), change):
        came = _within(kept, action)
        if came is None or came[0] is not None:
            observe.take()
            return []
    observe.take()
    came = _within(kept, lambda: _invoke(kept.function, values))
    taken = observe.take()
    if not came or not taken or _misses(came, kept.raised):
        return []
    told = dict(taken[0], beyond=_is_beyond(came, kept.raised))
    told["argumentsHash"] = digest("%s again after %s" % (told["argumentsHash"], words))
    told["arguments"] = "%s, called again after %s" % (told["arguments"], words)
    return [told]


# Where tests show lists of one length alone, the member may rely on it.
def _may_shrink(kept, at):
    sizes = [len(given[at]) for given in kept.given if isinstance(given[at], list)]
    return len(sizes) <= 2 or len(set(sizes)) > 1


# What each call of a script comes to, told by all before it.
def _follow(seen, script):
    done, failures = script[:1], 0
    said = [scripts.words(*one) for one in done]
    receiver = _after(seen, done)
    for step in script[1:]:
        if receiver is None:
            return
        came = _within(seen, lambda: scripts.call(receiver, seen.kind, *step))
        observe.take()
        if came is None:
            return
        said.append(scripts.words(*step))
        if not _misses(came, seen.raised):
            yield _told(seen, said, receiver, came)
        if not _is_beyond(came, seen.raised):
            done = done + [step]
        elif failures == MOST_FAILURES:
            return
        else:
            # What a call leaves that was not meant is nobody's business.
            failures += 1
            said.pop()
            receiver = _after(seen, done)


# The object that the calls of a script leave; None where it cannot be made.
def _after(seen, done):
    receiver = None
    for step in done:
        came = _within(seen, lambda: scripts.call(receiver, seen.kind, *step))
        if came is None:
            return None
        if receiver is None:
            receiver = came[1]
        if receiver is None:
            return None
    observe.take()
    return receiver


def _told(seen, said, receiver, came):
    error, value = came
    into = Description()
    if error is not None:
        into.parts.append("raises " + type(error).__name__)
    elif value is receiver:
        into.parts.append("itself")
    else:
        into.add(value)
    # Its public state too.
    into.parts.append(" of ")
    into.add(receiver)
    before = said[1:-1]
    if len(before) > SHOWN_STEPS:
        # How it began, and the last ones, explain most.
        before = before[:2] + ["…"] + before[2 - SHOWN_STEPS :]
    steps = [said[0].replace("__init__", seen.kind.__name__)] + before
    return {
        "member": seen.kind.__qualname__,
        "compared": True,
        "opaque": False,
        "lazy": False,
        "argumentsHash": digest("\x01".join(said)),
        "arguments": observe.short("%s after %s" % (said[-1], ", ".join(steps)), 400),
        "outcomeHash": digest(into.text),
        "outcome": observe.short(into.text, 240),
        "beyond": _is_beyond(came, seen.raised),
    }


# A right edit may rely on it that what it looks up is there.
def _misses(came, known):
    return _is_beyond(came, known) and isinstance(came[0], LookupError)


def _is_beyond(came, known):
    return came[0] is not None and type(came[0]).__name__ not in known


# The error that it ends with, and what it gives; None where it takes too long, leaves work for later, or draws random
# numbers: what it drew hangs on all that was drawn before, and of few values it gives the same now and then.
def _within(exercised, action):
    drawn = _drawn()
    try:
        # One that hangs again and again leaves time to the others, and to its own calls that end.
        signal.setitimer(signal.ITIMER_REAL, max(SECONDS_A_CALL / (1 + 4 * exercised.slow), SECONDS_AT_LEAST))
        value = action()
        if isinstance(value, collections.abc.Iterator):
            value = list(itertools.islice(value, MOST_ITEMS))
        elif inspect.isawaitable(value):
            value.close()
            return None
        came = (None, value)
    except _TooLong:
        exercised.slow += 1
        return None
    except Exception as error:
        came = (error, None)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return came if _drawn() == drawn else None


# How far the random numbers are that all share.
def _drawn():
    states = []
    if "random" in sys.modules:
        states.append(sys.modules["random"].getstate())
    numbers = sys.modules.get("numpy.random")
    if numbers is not None:
        kind, keys, place, *rest = numbers.get_state()
        states.append((kind, keys.tobytes(), place, *rest))
    return states


def _invoke(function, values):
    code = function.__code__
    plain, named = code.co_argcount, code.co_kwonlyargcount
    names = code.co_varnames[plain : plain + named]
    rest = list(values[plain + named :])
    more = rest.pop(0) if code.co_flags & inspect.CO_VARARGS else ()
    further = rest.pop(0) if code.co_flags & inspect.CO_VARKEYWORDS else {}
    return function(
        *values[:plain], *more, **dict(zip(names, values[plain : plain + named])), **further
    )


# The function whose body is under way: of its module or of a class there; none inside of another function.
def _function(names):
    frame = observe.member_frame()
    code = frame.f_code
    if set(names) - set(code.co_varnames):
        return None
    for value in list(frame.f_globals.values()):
        for one in [value, *(vars(value).values() if isinstance(value, type) else ())]:
            one = inspect.unwrap(getattr(one, "__func__", one))
            if getattr(one, "__code__", None) is code:
                return one
    return None


def _may_be_copied(value):
    waiting, count = [value], 0
    while waiting:
        one = waiting.pop()
        count += 1
        if count > MOST_VALUES:
            return False
        if isinstance(one, dict):
            waiting.extend(itertools.chain(one.keys(), one.values()))
        elif isinstance(one, CONTAINERS):
            waiting.extend(one)
        elif not isinstance(one, ALONE) and not is_own(one):
            return False
    return True


def _writes(arguments):
    mode = arguments[1] if len(arguments) > 1 else "r"
    return not isinstance(mode, str) or any(letter in mode for letter in "wax+")
