"""What a rule is: a name, words for people, and a function that finds where a function of a file may be changed."""
import ast

from scopes import LOOPS
from uses import is_bound_in, targets_of
from values import Kinds

RULES = []
EDGE, EVALUATION, SHARED = "ChangedEdge", "ChangedEvaluation", "SharedState"


def rule(name, title, reason):
    """find(place) gives (changes, risks) for each place; a change is a start, an end and the text between them."""

    def register(find):
        RULES.append({"rule": name, "title": title, "reason": reason, "find": find})
        return find

    return register


def assigned_by(statement):
    """The names that a statement surely binds."""
    targets = getattr(statement, "targets", []) if isinstance(statement, ast.Assign) else []
    if isinstance(statement, ast.AnnAssign) and statement.value:
        targets = [statement.target]
    return {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


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

    def is_bound_before(self, name, loop):
        """Whether a name surely has a value where a loop begins: not only one that a condition may have left out."""
        if name in self.function.params:
            return True
        node = loop
        while node is not self.function.node:
            parent = self.file.parents[node]
            if isinstance(node, ast.stmt):
                among, at = self.block(node)
                if any(name in assigned_by(one) for one in among[:at]):
                    return True
            if isinstance(parent, ast.For) and node in parent.body and name in targets_of(parent):
                return True
            node = parent
        return False

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


def named(place, loop, found, fallback):
    """
    What a loop's header is to call what its body looks up, and the changes of the body: where it gives it a name at once, it
    keeps this name, and the line goes.
    """
    first = loop.body[0]
    target = first.targets[0] if isinstance(first, ast.Assign) and len(first.targets) == 1 else None
    names = [one.id for one in ast.walk(target) if isinstance(one, ast.Name)] if target is not None else []
    plain = isinstance(target, ast.Name) or isinstance(target, ast.Tuple) and all(
        isinstance(one, ast.Name) for one in target.elts
    )
    once = all(
        sum(place.file.below(one, loop) for one in place.function.bindings.get(name, [])) == 1
        and place.function.is_local(name)
        for name in names
    )
    fits = plain and once and first.value in found and len(loop.body) > 1 and place.source.stands_alone(first)
    if not fits or isinstance(target, ast.Tuple) and len(found) > 1:
        name = fallback()
        return name, [place.source.replaced(one, name) for one in found]
    text = place.of(target)
    rest = [place.source.replaced(one, text) for one in found if one is not first.value]
    line = (place.source.starts[first.lineno - 1], place.source.starts[first.end_lineno], "")
    return text if text.startswith("(") or isinstance(target, ast.Name) else "(%s)" % text, rest + [line]


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
