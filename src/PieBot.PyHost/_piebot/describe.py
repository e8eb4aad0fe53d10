"""Values in words: by content where it can be read without running anybody's code, else by the name of their type."""

import array
import collections
import collections.abc
import dataclasses
import datetime
import decimal
import dis
import enum
import fractions
import functools
import hashlib
import io
import operator
import os
import pathlib
import random
import re
import sys
import tempfile
import types
import uuid

MOST_ITEMS = 10000
MOST_PLAIN = 1000
MOST_HASHED = 1000000
MOST_DEPTH = 20
MOST_TEXT = 20000
MOST_SHARED = 1000
MOST_BRIEF = 200
MOST_FILE = 1 << 20

# What is worked out when somebody asks for it.
LAZY = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    types.GeneratorType,
    types.CoroutineType,
    types.AsyncGeneratorType,
)
LAZY_METHODS = ("__next__", "__anext__", "__await__", "__call__")
# What the standard library prints whole.
TOLD = (
    datetime.date,
    datetime.time,
    datetime.timedelta,
    datetime.tzinfo,
    decimal.Decimal,
    fractions.Fraction,
    uuid.UUID,
    pathlib.PurePath,
    range,
    slice,
    array.array,
    re.Pattern,
)
KEPT = (list, tuple, collections.deque, set, frozenset, str, bytes, bytearray)
COLLECTIONS = (list, tuple, collections.deque, set, frozenset, dict)
PLAIN = (list, tuple, set, dict)
NUMBERS = (int, float, complex, str, bytes, bytearray, bool, type(None))
# What a caller cannot tell from an equal copy.
FIXED = (int, float, complex, str, bytes, bool, type(None), tuple, frozenset, enum.Enum, type, types.ModuleType)

# Files and names of the members that an edit touches.
_edited = set()
# Names of attributes that the edit adds: no part of an object.
_added = set()
_root = os.path.realpath(os.getcwd())
_temporary = os.path.join(tempfile.gettempdir(), "")
RANDOM = re.compile(r"\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[47][0-9a-fA-F]{3}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b")


class Description:
    """The words, and what is to be known of them."""

    def __init__(self):
        self.parts = []
        self.content = False
        self.opaque = False
        self.lazy = False
        self._path = []
        self._count = 0

    @property
    def text(self):
        return "".join(self.parts)

    @property
    def count(self):
        """Of the values that were told."""
        return self._count

    def add(self, value, depth=0):
        self._count += 1
        if self._count > MOST_ITEMS or depth > MOST_DEPTH:
            self.parts.append("…")
        elif is_temporary(value):
            # Of another name in each run.
            self.opaque = True
            self.parts.append("<temporary path>")
        elif isinstance(value, NUMBERS):
            self._tell(_plain(value))
        elif isinstance(value, enum.Enum):
            self._tell("%s.%s" % (type(value).__qualname__, value._name_))
        elif isinstance(value, type):
            self.parts.append(value.__qualname__)
        elif is_lazy(value):
            # Which of the ways it is made in is nobody's business.
            self.lazy = self.opaque = True
            self.parts.append("<lazy>")
        elif any(value is one for one in self._path):
            self.parts.append("<cycle>")
        else:
            self._path.append(value)
            self._whole(value, depth)
            self._path.pop()

    def _whole(self, value, depth):
        if isinstance(value, COLLECTIONS) and type(value) not in PLAIN:
            # It is equal to a plain one, and does other things.
            self.parts.append(type(value).__qualname__)
        if isinstance(value, collections.deque) and value.maxlen is not None:
            self.parts.append("(at most %d)" % value.maxlen)
        if isinstance(value, (list, tuple, collections.deque)):
            self._items("(" if isinstance(value, tuple) else "[", value, ")" if isinstance(value, tuple) else "]", depth)
        elif isinstance(value, (set, frozenset)):
            self._sorted(value, depth)
        elif isinstance(value, (dict, types.MappingProxyType)):
            # Its order is part of what a caller sees.
            self._items("{", [one for pair in value.items() for one in pair], "}", depth, (": ", ", "))
        elif isinstance(value, (io.StringIO, io.BytesIO)) and not value.closed:
            self._tell(_plain(value.getvalue()))
        elif isinstance(value, random.Random):
            self._tell("Random " + digest(repr(value.getstate())))
        elif isinstance(value, TOLD):
            self._tell("<now>" if _is_now(value) else masked(repr(value)))
        elif type(value).__module__.split(".")[0] == "numpy" and hasattr(value, "tolist"):
            self._array(value, depth)
        else:
            self._object(value, depth)

    # Of the checkout's own classes, and data classes, by what is stored under a public name.
    def _object(self, value, depth):
        stored = attributes(value) if is_own(value) or dataclasses.is_dataclass(value) else {}
        stored = {name: one for name, one in stored.items() if name not in _added}
        told = readable(type(value)) if stored else {}
        shown = {name: one for name, one in stored.items() if not name.startswith("_")}
        shown.update((name, stored[behind]) for name, behind in told.items() if behind in stored)
        if not is_own(value) or not all(name in shown or name in told.values() for name in stored):
            self.opaque = True
        hidden = [stored[name] for name in stored if name.startswith("_")]
        if not shown and is_own(value) and not is_edited(type(value)):
            # What it keeps to itself is all there is; numbers may count, and tables remember.
            shown = {name: one for name, one in stored.items() if isinstance(one, KEPT)}
        self.lazy = self.lazy or any(is_lazy(one) for one in hidden)
        if not shown:
            self.opaque = True
            self.parts.append("<" + type(value).__qualname__ + ">")
            # An object of nothing but objects, as a parser that is put together from parsers.
            held = [one for one in hidden if one is not None]
            self.lazy = self.lazy or bool(held) and all(map(_only_objects, held))
            return
        self.parts.append(type(value).__qualname__ + "(")
        for place, (name, one) in enumerate(sorted(shown.items())):
            self.parts.append(("" if place == 0 else ", ") + name + "=")
            self.add(one, depth + 1)
        self.parts.append(")")

    def _array(self, value, depth):
        flat = value.ravel()[:MOST_ITEMS].tolist() if hasattr(value, "ravel") else value.tolist()
        self.parts.append("%s%s" % (getattr(value, "dtype", ""), getattr(value, "shape", "")))
        self.add(flat, depth + 1)

    def _items(self, start, values, end, depth, between=(", ", ", ")):
        self.content = True
        self.parts.append(start)
        rest, hashed = hashlib.sha256(), False
        for place, one in enumerate(values):
            # The end of a long row of plain values is hashed.
            if place >= MOST_PLAIN and type(one) in (int, str, bytes, bool):
                hashed = True
                if place > MOST_HASHED:
                    break
                rest.update(_plain(one).encode("utf-8", "surrogatepass") + b"\x01")
                continue
            if place:
                self.parts.append(between[(place + 1) % 2])
            self.add(one, depth + 1)
            if self._count > MOST_ITEMS:
                break
        if hashed:
            self.parts.append(", … of %d, %s" % (len(values), rest.hexdigest()[:32]))
        self.parts.append(end)

    def _sorted(self, values, depth):
        self.content = True
        words = []
        for one in values:
            start = len(self.parts)
            self.add(one, depth + 1)
            words.append("".join(self.parts[start:]))
            del self.parts[start:]
        self.parts.append("{" + ", ".join(sorted(words)) + "}")

    def _tell(self, text):
        self.content = True
        self.parts.append(text)


def is_lazy(value):
    """Functions, generators, iterators, awaitables: a collection is there, they are not."""
    if isinstance(value, LAZY):
        return True
    if isinstance(value, (type, io.IOBase)):
        return False
    # Objects that can be called, walked once or awaited.
    return any(
        name in kind.__dict__ for kind in type(value).__mro__ for name in LAZY_METHODS
    )


def leave_out(names):
    """Attributes that nobody but the edit knows are not told from now on. What they hold is still looked at."""
    _added.update(names)


def edited(members):
    """To be told of the members that an edit touches: what objects of their classes keep to themselves may change."""
    for path, signature in members:
        _edited.add((os.path.realpath(path), signature.split("(")[0]))


@functools.cache
def is_edited(kind):
    """Whether an edit touches a class of the checkout or one that it comes from."""
    for base in kind.__mro__:
        file = getattr(sys.modules.get(base.__module__), "__file__", None)
        if file and any(
            path == os.path.realpath(file) and name.startswith(base.__qualname__ + ".") for path, name in _edited
        ):
            return True
    return False


def is_edited_member(kind, name):
    """Whether an edit touches a method that stands in a class of the checkout."""
    file = getattr(sys.modules.get(kind.__module__), "__file__", None)
    return bool(file) and (os.path.realpath(file), "%s.%s" % (kind.__qualname__, name)) in _edited


def is_own(value):
    """Whether its class stands in the checkout."""
    return _is_here(type(value))


def _is_here(kind):
    return _is_inside(getattr(sys.modules.get(kind.__module__), "__file__", None))


def _is_inside(file):
    if not file:
        return False
    file = os.path.realpath(file)
    return file.startswith(_root + os.sep) and "site-packages" not in file


def is_fixed(value):
    """Whether a caller cannot tell it from an equal copy."""
    return isinstance(value, FIXED + TOLD) or is_lazy(value)


def class_state(kind):
    """What a class of the checkout stores under public names; nothing of others."""
    if not isinstance(kind, type) or not _is_here(kind):
        return {}
    return {
        name: value
        for name, value in sorted(vars(kind).items())
        if not name.startswith("_") and not callable(value) and not hasattr(type(value), "__get__")
    }


@functools.cache
def readable(kind):
    """Properties that only hand on what is stored under another name, as fields that callers may read: the name by property."""
    found = {}
    for base in reversed(kind.__mro__):
        for name, member in base.__dict__.items():
            if isinstance(member, property) and not name.startswith("_"):
                found[name] = _stored_name(member.fget)
    return {name: stored for name, stored in found.items() if stored}


def _stored_name(getter):
    code = getattr(getter, "__code__", None)
    if code is None or len(code.co_code) > 40:
        return None
    steps = [one for one in dis.get_instructions(code) if one.opname not in ("RESUME", "NOP", "CACHE", "COPY_FREE_VARS")]
    names = [one.opname for one in steps]
    reads = len(names) == 3 and names[0].startswith("LOAD_FAST") and names[1:] == ["LOAD_ATTR", "RETURN_VALUE"]
    return steps[1].argval if reads else None


def changeable(values):
    """The objects that can be changed and are reached from some values, the first thousand of them: their ids, with the values themselves."""
    found = {}
    waiting = list(values)
    while waiting and len(found) < MOST_SHARED:
        value = waiting.pop()
        if id(value) in found or is_fixed(value) and not isinstance(value, (tuple, frozenset)):
            continue
        if isinstance(value, (dict, types.MappingProxyType)):
            inner = list(value.values())
        elif isinstance(value, (list, tuple, collections.deque)):
            inner = list(value)
        elif is_own(value):
            inner = list(attributes(value).values())
        elif isinstance(value, (set, bytearray)):
            inner = []
        else:
            continue
        if not isinstance(value, (tuple, frozenset)):
            found[id(value)] = value
        waiting.extend(reversed(inner[:MOST_SHARED]))
    return found


def stored_in(module):
    """What a module of the checkout, the classes in it and the modules of the checkout that it names keep under public names, each in words."""
    words = {}
    for name, value in list(module.items()):
        if name.startswith("_"):
            # What somebody writes down in its order.
            if isinstance(value, (list, collections.deque, io.StringIO)) and not name.startswith("__"):
                words[name] = _brief(value)
            continue
        if isinstance(value, types.ModuleType):
            if _is_inside(getattr(value, "__file__", None)):
                _tell_stored(words, name + ".", vars(value))
        elif isinstance(value, type):
            for inner, one in class_state(value).items():
                words["%s.%s" % (value.__qualname__, inner)] = _brief(one)
        else:
            _tell_stored(words, "", {name: value})
    return words


def _tell_stored(words, before, values):
    for name, value in list(values.items()):
        if not name.startswith("_") and not callable(value) and not isinstance(value, (types.ModuleType, io.IOBase)):
            words[before + name] = _brief(value)


# A large table is not read on every call.
def _brief(value):
    if isinstance(value, COLLECTIONS) and len(value) > MOST_BRIEF:
        return "%s of %d" % (type(value).__qualname__, len(value))
    into = Description()
    into.add(value)
    return into.text


def behind(value):
    """What can change behind an argument that has no content of its own: the object a function is bound to and the variables it closes over, what a class stores, what an iterator has left."""
    if isinstance(value, type):
        return list(class_state(value).values())
    if isinstance(value, types.GeneratorType):
        return ["ended" if value.gi_frame is None else "open"]
    if isinstance(value, collections.abc.Iterator) and type(value).__module__ == "builtins":
        return [operator.length_hint(value, -1)]
    if isinstance(value, (types.MethodType, types.BuiltinFunctionType)):
        bound = value.__self__
        return [] if bound is None or isinstance(bound, (type, types.ModuleType)) else [bound]
    held = []
    for cell in getattr(value, "__closure__", None) or ():
        try:
            held.append(cell.cell_contents)
        except ValueError:
            # It has no value yet.
            pass
    return held


def attributes(value):
    """What is stored in an object, without asking its properties."""
    stored = {}
    for kind in reversed(type(value).__mro__):
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            member = kind.__dict__.get(name)
            if isinstance(member, types.MemberDescriptorType):
                try:
                    stored[name] = member.__get__(value)
                except AttributeError:
                    pass
    try:
        stored.update(object.__getattribute__(value, "__dict__"))
    except AttributeError:
        pass
    return dict(sorted(stored.items(), key=lambda one: str(one[0])))


def masked(text):
    """Without the random numbers of the machine, which are others in each run: those of version 4 and 7 in their usual form."""
    return RANDOM.sub("<uuid>", text) if len(text) >= 36 else text


def is_temporary(value):
    """Whether it names a file in the folder for temporary files."""
    path = _path(value)
    return isinstance(path, str) and path.startswith(_temporary)


# None of what can be no path.
def _path(value):
    is_path = isinstance(value, os.PathLike) or isinstance(value, str) and len(value) <= 1000
    return os.fspath(value) if is_path else None


def content_of(value):
    """What is in the file that an argument names, in words; None where it names none that is there."""
    path = _path(value)
    if path is None or isinstance(value, str) and os.sep not in path:
        return None
    try:
        with open(path, "rb") as file:
            content = file.read(MOST_FILE + 1)
    except (OSError, ValueError):
        return None
    return None if len(content) > MOST_FILE else _plain(content)


def _is_now(value):
    if not isinstance(value, datetime.datetime):
        return False
    return abs((datetime.datetime.now(value.tzinfo) - value).total_seconds()) < 24 * 3600


def tell_only_kinds():
    """From now on of errors only the kind is told: of calls that no test makes their words say too much."""
    global _only_kinds
    _only_kinds = True


_only_kinds = False


def error_words(error):
    """Its type, what the checkout's own code says in it, what an error of the checkout stores under public names, and whether another error is its cause."""
    words = type(error).__name__ + (_brief(error.args) if not _only_kinds and _is_told(error) else "")
    stored = {name: one for name, one in attributes(error).items() if not name.startswith("_")} if is_own(error) else {}
    for name, one in stored.items():
        words += " %s=%s" % (name, _brief(one))
    return words + (" from " + type(error.__cause__).__name__ if error.__cause__ is not None else "")


# Whether code of the checkout itself raises it, and does not pass on what something else says of its own errors.
def _is_told(error):
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or not _is_inside(trace.tb_frame.f_code.co_filename):
        return False
    code, at = trace.tb_frame.f_code.co_code, trace.tb_lasti
    return 0 <= at < len(code) and dis.opname[code[at]] == "RAISE_VARARGS"


def digest(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _only_objects(value):
    if isinstance(value, (list, tuple)):
        return len(value) > 0 and all(map(_only_objects, value))
    return is_lazy(value) or is_own(value)


def _plain(value):
    if isinstance(value, bool) or value is None:
        return repr(value)
    if isinstance(value, enum.Enum):
        return "%s.%s" % (type(value).__qualname__, value._name_)
    if isinstance(value, float):
        return "%.12g" % value
    if isinstance(value, complex):
        return "%.12g%+.12gj" % (value.real, value.imag)
    if isinstance(value, int):
        try:
            return int.__repr__(value)
        except ValueError:
            return hex(value)
    words = masked(str.__repr__(value)) if isinstance(value, str) else repr(value)
    return words if len(words) <= MOST_TEXT else words[:100] + "… of %d, %s" % (len(words), digest(words))
