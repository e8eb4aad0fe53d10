"""What the names of a file are bound to."""
import ast
import builtins

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
LOOPS = (ast.For, ast.While)
INNER = FUNCTIONS + (ast.Lambda, ast.ClassDef)
# What reads all of its argument before it ends, and keeps nothing of it.
CONSUMERS = {"all", "any", "dict", "frozenset", "len", "list", "max", "min", "set", "sorted", "str", "repr", "sum", "tuple"}
# Names that see locals by other ways than their names.
SEEING = {"locals", "vars", "eval", "exec", "dir", "globals"}


def index_of(subscript):
    part = subscript.slice
    # Python 3.8 wraps it.
    return part.value if type(part).__name__ == "Index" else part


def names_in(node):
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def has(node, *kinds):
    return any(isinstance(one, kinds) for one in ast.walk(node))


def bound_by(node):
    """The names that this node itself binds in the scope it stands in, each with its value where there is one."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return [node.id]
    if isinstance(node, INNER[:2] + (ast.ClassDef,)):
        return [node.name]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [one.asname or one.name.split(".")[0] for one in node.names]
    if isinstance(node, ast.ExceptHandler) and node.name:
        return [node.name]
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        return list(node.names)
    if type(node).__name__ in ("MatchAs", "MatchStar") and node.name:
        return [node.name]
    if type(node).__name__ == "MatchMapping" and node.rest:
        return [node.rest]
    return []


def arguments(node):
    own = node.args
    every = getattr(own, "posonlyargs", []) + own.args + own.kwonlyargs + [own.vararg, own.kwarg]
    return [one for one in every if one]


class File:
    """A module: what its functions may take for granted."""

    def __init__(self, source):
        self.source = source
        self.tree = source.tree
        self.parents = {}
        for node in ast.walk(self.tree):
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node
        self.identifiers = set(dir(builtins))
        self.bound = {}
        self.stars = False
        for node in ast.walk(self.tree):
            self.read(node)

    def read(self, node):
        if isinstance(node, ast.Name):
            self.identifiers.add(node.id)
        if isinstance(node, ast.arg):
            self.identifiers.add(node.arg)
            self.bound.setdefault(node.arg, []).append(node)
        if isinstance(node, ast.ImportFrom) and any(one.name == "*" for one in node.names):
            self.stars = True
        for name in bound_by(node):
            self.identifiers.add(name)
            if not isinstance(self.scope(node), ast.ClassDef):
                self.bound.setdefault(name, []).append(node)

    def scope(self, node):
        """The function, lambda, class or module around it."""
        node = self.parents.get(node)
        while node is not None and not isinstance(node, INNER + (ast.Module,)):
            node = self.parents.get(node)
        return node

    def is_builtin(self, node, *names):
        """Whether it is one of these built-in functions, whatever the file binds."""
        return isinstance(node, ast.Name) and node.id in names and node.id not in self.bound and not self.stars

    def calls(self, node, *names):
        return isinstance(node, ast.Call) and self.is_builtin(node.func, *names)

    def is_module(self, node, name):
        """Whether it is a name of the whole file for this module, and of nothing else."""
        known = self.bound.get(getattr(node, "id", None), [])
        return (
            isinstance(node, ast.Name)
            and len(known) == 1
            and isinstance(known[0], ast.Import)
            and self.parents[known[0]] is self.tree
            and any(one.name == name and (one.asname or one.name) == node.id for one in known[0].names)
        )

    def function_of(self, node, module, *names):
        """The name of the function of a module that a node is, such as re.match; None when it is none of these."""
        if isinstance(node, ast.Attribute) and node.attr in names and self.is_module(node.value, module):
            return node.attr
        known = self.bound.get(getattr(node, "id", None), [])
        if isinstance(node, ast.Name) and len(known) == 1 and isinstance(known[0], ast.ImportFrom):
            one = known[0]
            if one.module == module and not one.level and self.parents[one] is self.tree:
                return next((n.name for n in one.names if (n.asname or n.name) == node.id and n.name in names), None)
        return None

    def constant(self, name):
        """The value of a name that the file binds once, at its top; None when it is not so."""
        known = self.bound.get(name, [])
        owner = self.parents.get(known[0]) if len(known) == 1 else None
        if isinstance(owner, (ast.Assign, ast.AnnAssign)) and self.parents[owner] is self.tree and not self.stars:
            return owner.value
        return None

    def around(self, node, kinds, within):
        """The outermost node of these kinds around a node, inside of another; None when there is none."""
        found = None
        while node is not within and node is not None:
            if isinstance(node, kinds):
                found = node
            node = self.parents.get(node)
        return found

    def statement(self, node):
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node

    def below(self, node, other):
        while node is not None and node is not other:
            node = self.parents.get(node)
        return node is other

    def fresh(self, *names):
        """The first of these names that the file does not know, else the last one with a number."""
        number = 2
        for name in names:
            if name not in self.identifiers:
                return name
        while "%s_%d" % (names[-1], number) in self.identifiers:
            number += 1
        return "%s_%d" % (names[-1], number)
