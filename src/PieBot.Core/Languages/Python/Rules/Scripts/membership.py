"""Rules on what is asked for with "in"."""
import ast

from kinds import is_hashable
from rule import EDGE, risky, rule
from uses import assignment_of, same, uses_of

# Of fewer constants a tuple is searched as quickly as a set.
FEWEST = 4


def tests(place):
    """Comparisons of the form "x in y" and "x not in y"."""
    for node in place.nodes(ast.Compare):
        if len(node.ops) == 1 and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            yield node, node.left, node.comparators[0]


def is_constant(node):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    return isinstance(node, ast.Constant) and node.value is not Ellipsis


def braces(place, node):
    """Braces in the place of the brackets of a list or tuple; None where it has none."""
    start, end = place.source.span(node)
    text = place.source.text
    if text[start] + text[end - 1] not in ("[]", "()"):
        return None
    return [(start, start + 1, "{"), (end - 1, end, "}")]


@rule(
    "set-of-constants",
    "Test membership in a set of constants",
    "A set of constants is made once and looked up by hash, where a list or tuple is compared one by one in each round.",
)
def set_of_constants(place):
    for node, item, container in tests(place):
        if not isinstance(container, (ast.List, ast.Tuple)) or len(container.elts) < FEWEST or not place.loops(node):
            continue
        kind = place.kind(item)
        if all(is_constant(one) for one in container.elts) and kind and is_hashable(kind) and braces(place, container):
            yield braces(place, container), risky(kind)


def as_set(place, value):
    """The changes that make a set of an expression that makes a list."""
    if isinstance(value, (ast.List, ast.Tuple)) and not value.elts:
        return [place.source.replaced(value, "set()")]
    if isinstance(value, ast.Call):
        return [place.source.replaced(value.func, "set")]
    return braces(place, value)


def makes_list(place, value):
    if place.file.calls(value, "list", "sorted", "tuple"):
        return len(value.args) < 2 and not value.keywords and not (value.func.id == "sorted" and not value.args)
    return isinstance(value, (ast.List, ast.ListComp)) or isinstance(value, ast.Tuple) and len(value.elts) >= FEWEST


@rule(
    "set-for-membership",
    "Keep what is only tested for membership in a set",
    "A set is looked up by hash, where a list is searched from its start for each test.",
)
def set_for_membership(place):
    for name in sorted(place.function.bindings):
        made = assignment_of(place.function, name) if place.function.is_local(name) else None
        if not isinstance(made, ast.Assign) or not makes_list(place, made.value):
            continue
        kind = place.kind(ast.Name(id=name, ctx=ast.Load()))
        changes = as_set(place, made.value)
        uses = uses_of(place.function, name)
        kinds = [kind and kind.item]
        looped = False
        for use in uses:
            if use.kind == "member" and len(use.call.ops) == 1:
                kinds.append(place.kind(use.call.left))
                looped |= any(not place.file.below(made, loop) for loop in place.loops(use.node))
            elif use.kind == "method" and use.name == "append" and isinstance(place.file.parents[use.call], ast.Expr):
                changes = changes and changes + [place.source.replaced(use.call.func, name + ".add")]
            elif use.kind != "truth":
                break
        else:
            few = isinstance(made.value, ast.List) and 0 < len(made.value.elts) < FEWEST and len(changes) == 2
            mixed = place.file.calls(made.value, "sorted") and (kinds[0] is None or kinds[0].name not in ("str", "int"))
            if looped and changes and not few and not mixed and all(one and is_hashable(one) for one in kinds):
                yield changes, risky(*kinds)


@rule(
    "seen-set-beside-list",
    "Look up in a set what a list already holds",
    "A set beside the list is looked up by hash, where the list is searched from its start for each item.",
)
def seen_set_beside_list(place):
    for test in place.nodes(ast.If):
        node, first = test.test, test.body[0]
        fits = (
            isinstance(node, ast.Compare)
            and isinstance(node.ops[0], ast.NotIn)
            and isinstance(node.left, ast.Name)
            and isinstance(node.comparators[0], ast.Name)
            and not test.orelse
            and len(node.ops) == 1
        )
        if not fits:
            continue
        name, item = node.comparators[0].id, node.left
        made = assignment_of(place.function, name) if place.function.is_local(name) else None
        kind = place.kind(item)
        if (
            not isinstance(made, (ast.Assign, ast.AnnAssign))
            or not isinstance(made.value, ast.List)
            or made.value.elts
            or not kind
            or not is_hashable(kind)
            or not appends(place, first, name, item)
            or not place.source.stands_alone(first)
            or not place.source.starts_line(made)
            or place.following(made) is None
        ):
            continue
        loop = place.outermost(test, lambda loop: not place.file.below(made, loop))
        known = {node.comparators[0], first.value.func.value}
        # A list that nothing else reads is better made a set itself.
        if loop is None or len(place.function.loads[name]) == 2 or not only_read(place, name, known, loop):
            continue
        seen = place.file.fresh("seen", name + "_set")
        yield [
            place.source.before(place.following(made), seen + " = set()"),
            place.source.replaced(node.comparators[0], seen),
            place.source.before(first, "%s.add(%s)" % (seen, item.id)),
        ], risky(kind)


def appends(place, statement, name, item):
    call = statement.value if isinstance(statement, ast.Expr) else None
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "append"
        and getattr(call.func.value, "id", None) == name
        and len(call.args) == 1
        and same(call.args[0], item)
    )


def only_read(place, name, known, loop):
    """Whether all other uses of a list only read it, or come when a loop is over."""
    for use in uses_of(place.function, name):
        over = use.node.lineno > loop.end_lineno and not place.loops(use.node)
        if use.node not in known and not over and (use.changes or use.keeps or use.kind == "return"):
            return False
    return True


# They have keys() and look for something else, or in another way, with "in".
OTHERWISE = ("row", "msg", "message", "header", "mail")
MAPPING = {"get", "items", "setdefault", "values", "update"}


@rule(
    "keys-membership",
    "Ask the dictionary itself",
    "The test needs no view of the keys, and no call that makes one.",
)
def keys_membership(place):
    for node, _, container in tests(place):
        call = container if isinstance(container, ast.Call) else None
        owner = call.func.value if call and isinstance(call.func, ast.Attribute) and call.func.attr == "keys" else None
        if not isinstance(owner, (ast.Name, ast.Attribute)) or call.args or call.keywords:
            continue
        kind, text = place.kind(owner), place.of(owner)
        if kind and kind.name == "dict":
            yield [place.source.replaced(container, text)], risky(kind)
        elif not kind and text not in ("self", "cls") and is_mapping(place, owner):
            yield [place.source.replaced(container, text)], [EDGE]


def is_mapping(place, owner, methods=MAPPING):
    """Whether other lines treat it as a dictionary."""
    if any(word in place.of(owner).lower() for word in OTHERWISE):
        return False
    return any(
        one.attr in methods and same(one.value, owner) and isinstance(place.file.parents[one], ast.Call)
        for one in place.nodes(ast.Attribute)
    )
