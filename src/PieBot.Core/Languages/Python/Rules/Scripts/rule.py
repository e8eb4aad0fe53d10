"""What a rule is: a name, words for people, and a function that finds where a function of a file may be changed."""
import ast

from scopes import LOOPS
from uses import is_bound_in
from values import Kinds

RULES = []
EDGE, EVALUATION, SHARED, PRECISION = "ChangedEdge", "ChangedEvaluation", "SharedState", "LoweredPrecision"


def rule(name, title, reason):
    """find(place) gives (changes, risks) for each place; a change is a start, an end and the text between them."""

    def register(find):
        RULES.append({"rule": name, "title": title, "reason": reason, "find": find})
        return find

    return register


class Place:
    """A function that rules look at, with what is known of it."""

    def __init__(self, function):
        self.function, self.file, self.source = function, function.file, function.source
        self.kinds = Kinds(function)

    def kind(self, node):
        return self.kinds.of(node)

    def nodes(self, *kinds):
        return [one for one in self.function.own if isinstance(one, kinds)]

    def of(self, node):
        return self.source.of(node)

    def loops(self, node):
        return self.function.loops_around(node)

    def outermost(self, node, keeps):
        """The outermost loop around a node of an unbroken row of loops that keep what it needs; None when there is none."""
        found = None
        for loop in self.loops(node):
            if not keeps(loop):
                break
            found = loop
        return found

    def outermost_without(self, node, *names):
        return self.outermost(node, lambda loop: not any(is_bound_in(self.function, name, loop) for name in names))

    def before(self, loop, text):
        """A line before the statement that a loop or comprehension stands in; None where there is no place."""
        statement = loop if isinstance(loop, LOOPS) else self.file.statement(loop)
        return self.source.before(statement, text) if self.source.starts_line(statement) else None

    def block(self, statement):
        """The statements that it stands among, and its place there."""
        owner = self.file.parents[statement]
        for name in ("body", "orelse", "finalbody"):
            among = getattr(owner, name, None)
            if isinstance(among, list) and statement in among:
                return among, among.index(statement)
        return [statement], 0

    def previous(self, statement):
        among, at = self.block(statement)
        return among[at - 1] if at else None

    def following(self, statement):
        among, at = self.block(statement)
        return among[at + 1] if at + 1 < len(among) else None

    def is_tried(self, node):
        """Whether an error in it may be caught, or seen by a finally, in this function."""
        while node is not self.function.node:
            parent = self.file.parents[node]
            if type(parent).__name__ in ("Try", "TryStar") and node in parent.body:
                return True
            # A context manager may swallow it; a file does not.
            if isinstance(parent, ast.With) and not all(self.file.calls(one.context_expr, "open") for one in parent.items):
                return True
            node = parent
        return False

    def imported(self, module, name):
        """How a name of a module can be written here, and the changes that it takes."""
        for one in self.file.tree.body:
            for alias in getattr(one, "names", []) if isinstance(one, (ast.Import, ast.ImportFrom)) else []:
                written = alias.asname or alias.name
                if self.file.bound.get(written) != [one]:
                    continue
                if isinstance(one, ast.Import) and alias.name == module:
                    return "%s.%s" % (written, name), []
                if isinstance(one, ast.ImportFrom) and one.module == module and alias.name == name and not one.level:
                    return written, []
        if name in self.file.identifiers:
            return None, []
        return name, [self.import_line("from %s import %s" % (module, name))]

    def import_line(self, text):
        first = None
        for one in self.file.tree.body:
            future = isinstance(one, ast.ImportFrom) and one.module == "__future__"
            if isinstance(one, (ast.Import, ast.ImportFrom)) and not future:
                return self.source.before(one, text)
            words = isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
            first = first or (None if words or future else one)
        lines = [first.lineno] + [one.lineno for one in getattr(first, "decorator_list", [])]
        start = self.source.starts[min(lines) - 1]
        return start, start, text + "\n"


def risky(*kinds, risk=EDGE):
    """The risk that kinds bring that are only suggested."""
    return [] if all(kind.sure for kind in kinds) else [risk]


def wrapped(place, node, text):
    """A text in the place of a node, in parentheses where its neighbours could bind more tightly."""
    parent = place.file.parents[node]
    plain = isinstance(parent, (ast.Assign, ast.AnnAssign, ast.Return, ast.Expr, ast.keyword, ast.If, ast.While, ast.Assert)) or (
        isinstance(parent, ast.Call) and node in parent.args
    )
    return place.source.replaced(node, text if plain else "(%s)" % text)
