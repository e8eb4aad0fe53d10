"""How a function uses a container that it keeps in a local name, and what a loop may do to it."""
import ast

from scopes import CONSUMERS

READING = {"copy", "count", "get", "index", "items", "keys", "values", "isdisjoint", "issubset", "issuperset", "union",
           "intersection", "difference", "most_common"}
CHANGING = {"add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem", "popleft", "remove",
            "reverse", "setdefault", "sort", "update"}
TEXT = {"capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find", "format", "index", "isalnum",
        "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace",
        "istitle", "isupper", "join", "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace",
        "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip",
        "swapcase", "title", "translate", "upper", "zfill"}
# Built-in functions that change nothing of what they are given.
HARMLESS = CONSUMERS | {"abs", "bool", "bytes", "chr", "divmod", "enumerate", "float", "hash", "hex", "int",
                        "isinstance", "oct", "ord", "pow", "range", "reversed", "round", "zip", "print", "id",
                        "type", "bin", "format"}


class Use:
    """One place that reads a name, and what it does there."""

    def __init__(self, kind, node, call=None, name=None):
        self.kind, self.node, self.call, self.name = kind, node, call, name

    @property
    def changes(self):
        return self.kind in ("store", "other", "grow") or (self.kind == "method" and self.name not in READING)

    @property
    def keeps(self):
        """Whether something else may hold the container afterwards."""
        return self.kind == "other" or (self.kind == "method" and self.name not in READING | CHANGING)


def use_of(function, node):
    file = function.file
    parent = file.parents[node]
    above = file.parents.get(parent)
    if isinstance(parent, ast.Attribute):
        called = isinstance(above, ast.Call) and above.func is parent
        return Use("method", node, above, parent.attr) if called else Use("other", node)
    if isinstance(parent, ast.Subscript) and parent.value is node:
        return Use("index" if isinstance(parent.ctx, ast.Load) else "store", node, parent)
    if isinstance(parent, ast.Compare):
        place = ([parent.left] + parent.comparators).index(node)
        if place and isinstance(parent.ops[place - 1], (ast.In, ast.NotIn)):
            return Use("member", node, parent)
        return Use("compare", node, parent)
    if isinstance(parent, (ast.For, ast.comprehension)) and parent.iter is node:
        return Use("iterate", node, parent)
    if isinstance(parent, (ast.If, ast.While, ast.IfExp, ast.Assert)) and parent.test is node:
        return Use("truth", node, parent)
    if isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not):
        return Use("truth", node, parent)
    if isinstance(parent, ast.Call) and node in parent.args:
        name = getattr(parent.func, "id", None)
        if file.is_builtin(parent.func, *CONSUMERS):
            return Use("call", node, parent, name)
        if file.is_builtin(parent.func, "enumerate", "reversed", "zip") and isinstance(above, (ast.For, ast.comprehension)):
            return Use("iterate", node, parent)
        if file.function_of(parent.func, "copy", "copy", "deepcopy") and len(parent.args) == 1:
            return Use("call", node, parent, "copy")
        if isinstance(parent.func, ast.Attribute) and parent.func.attr in ("join", "extend"):
            return Use("call", node, parent, parent.func.attr)
    if isinstance(parent, ast.Return):
        return Use("return", node, parent)
    if isinstance(parent, ast.Starred) and isinstance(above, (ast.List, ast.Tuple, ast.Set)):
        return Use("call", node, parent, "list")
    return Use("other", node, parent)


def uses_of(function, name):
    return [use_of(function, node) for node in function.loads.get(name, [])]


def grown_by(function, name):
    """The values of all name += value."""
    owners = [function.file.parents[one] for one in function.bindings.get(name, []) if isinstance(one, ast.Name)]
    return [one for one in owners if isinstance(one, ast.AugAssign)]


def values_of(function, name):
    """The values that a name is assigned, or None where some are not told; name += value is left out."""
    values = []
    for one in function.bindings.get(name, []):
        owner = function.file.parents.get(one)
        if isinstance(owner, ast.Assign) and owner.targets == [one] or isinstance(owner, ast.AnnAssign) and owner.value:
            values.append(owner.value)
        elif not isinstance(owner, ast.AugAssign):
            return None
    return values


def assignment_of(function, name):
    """The one statement that binds a name, once and for all; None where there are more, or others."""
    known = function.bindings.get(name, [])
    owner = function.file.parents.get(known[0]) if len(known) == 1 else None
    if isinstance(owner, ast.Assign) and owner.targets == known or isinstance(owner, ast.AnnAssign) and owner.value:
        return owner
    return None


def is_new(function, value):
    """Whether an expression makes a container that nothing else holds."""
    return isinstance(value, (ast.List, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp)) or function.file.calls(
        value, "list", "sorted", "set", "dict"
    )


def is_own(function, name):
    """Whether the container in a name is made here and nothing else ever holds it, but who gets it in the end."""
    values = values_of(function, name)
    return (
        function.is_local(name)
        and values is not None
        and all(is_new(function, value) for value in values)
        and not any(use.keeps or use.kind == "return" and function.loops_around(use.node) for use in uses_of(function, name))
    )


def is_quiet(function, node):
    """Whether nothing in a node runs code that is not known, or changes what others may hold: it waits for and gives out nothing."""
    for one in ast.walk(node):
        if isinstance(one, (ast.Await, ast.Yield, ast.YieldFrom, ast.AsyncFor, ast.AsyncWith, ast.With)):
            return False
        if isinstance(one, ast.Subscript) and not isinstance(one.ctx, ast.Load) and not is_own_name(function, one.value):
            return False
        if isinstance(one, ast.Call) and not function.file.is_builtin(one.func, *HARMLESS) and not is_known(function, one.func):
            return False
    return True


def is_known(function, called):
    if not isinstance(called, ast.Attribute):
        return False
    return called.attr in TEXT | READING or called.attr in CHANGING and is_own_name(function, called.value)


def is_own_name(function, node):
    return isinstance(node, ast.Name) and is_own(function, node.id)


def is_bound_in(function, name, node):
    return any(function.file.below(one, node) for one in function.bindings.get(name, []))


def unchanged(function, name, loop):
    """Whether what a name holds stays as it is while a loop runs: True, "likely" where only unknown calls could change it, or False."""
    if is_bound_in(function, name, loop):
        return False
    inside = [use_of(function, one) for one in function.loads.get(name, []) if function.file.below(one, loop)]
    if any(use.changes for use in inside):
        return False
    if is_own(function, name):
        return True
    return True if is_quiet(function, loop) else "likely"


def is_value(node):
    """Whether evaluating it does nothing and gives the same each time: names and constants."""
    return isinstance(node, (ast.Name, ast.Constant)) or (
        isinstance(node, ast.Tuple) and all(is_value(one) for one in node.elts)
    ) or (isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant))


def same(one, other):
    return ast.dump(one) == ast.dump(other)


def read_after(function, name, loop):
    """Whether a value that a loop leaves in a name may be read afterwards, or in another round of an outer loop."""
    if not function.is_local(name):
        return True
    # x += 1 and del x read it as well.
    others = [one for one in function.bindings[name] if isinstance(function.file.parents[one], (ast.AugAssign, ast.Delete))]
    for load in function.loads.get(name, []) + others:
        if function.file.below(load, loop):
            continue
        owner = function.file.parents[load]
        while owner is not function.node:
            if isinstance(owner, ast.For) and not function.file.below(load, owner.iter) and load not in owner.orelse:
                if any(one.id == name for one in ast.walk(owner.target) if isinstance(one, ast.Name)):
                    break
            owner = function.file.parents[owner]
        else:
            return True
    return False


def targets_of(loop):
    return [one.id for one in ast.walk(loop.target) if isinstance(one, ast.Name)]


