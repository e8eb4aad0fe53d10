"""Rules on lists that are sorted, copied, flattened, counted or shifted."""
import ast

from building import on_one_line
from kinds import is_hashable
from rule import EDGE, SHARED, risky, rule
from scopes import LOOPS, index_of, names_in
from uses import unchanged, uses_of, values_of

SUPPORTED = {"append", "extend", "clear", "remove", "count", "reverse"}
RENAMED = {"pop": "popleft", "insert": "appendleft"}


def is_number(node, *values):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        return type(node.operand.value) is int and -node.operand.value in values
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value in values


@rule(
    "deque-for-queue",
    "Keep the queue in a deque",
    "A deque takes from its front at once, where a list moves all other items.",
)
def deque_for_queue(place):
    for name in sorted(place.function.bindings):
        values = values_of(place.function, name)
        if not values or not place.function.is_local(name) or not all(is_plain_list(place, one) for one in values):
            continue
        changes, shifted = [], False
        for use in uses_of(place.function, name):
            change = as_deque(place, name, use)
            if change is None:
                break
            changes += change
            made = [place.file.statement(one) for one in values]
            shifted |= bool(change) and any(
                not place.file.below(one, loop) for loop in place.loops(use.node) for one in made
            )
        else:
            if not shifted:
                continue
            deque, added = place.imported("collections", "deque")
            if deque:
                for value in values:
                    inner = place.of(value.args[0]) if isinstance(value, ast.Call) and value.args else None
                    text = inner if inner else "" if isinstance(value, ast.Call) or is_bare(value) else place.of(value)
                    changes.append(place.source.replaced(value, "%s(%s)" % (deque, text)))
                yield changes + added, []


def is_bare(value):
    return isinstance(value, ast.List) and not value.elts


def is_plain_list(place, value):
    owner = place.file.parents[value]
    made = place.file.calls(value, "list") and len(value.args) < 2 and not value.keywords
    starred = made and any(isinstance(one, ast.Starred) for one in value.args)
    return isinstance(owner, ast.Assign) and not starred and (made or isinstance(value, (ast.List, ast.ListComp)))


def as_deque(place, name, use):
    """The changes of one use of the list, none where it stays; None where a deque cannot do it."""
    if use.kind == "method":
        arguments = [] if use.call.keywords else use.call.args
        shifts = use.name in RENAMED and len(arguments) == (1 if use.name == "pop" else 2) and is_number(arguments[0], 0)
        if shifts:
            rest = place.of(arguments[1]) if len(arguments) > 1 else ""
            if isinstance(arguments[-1], ast.Starred):
                return None
            return [place.source.replaced(use.call, "%s.%s(%s)" % (name, RENAMED[use.name], rest))]
        return [] if use.name in SUPPORTED or use.name == "pop" and not use.call.args else None
    if use.kind == "index":
        return [] if is_number(index_of(use.call), 0, -1) else None
    if use.kind == "iterate":
        body = use.call if isinstance(use.call, ast.For) else None
        quiet = body is None or not any(name in names_in(one) for one in body.body)
        return [] if quiet and not isinstance(use.call, ast.Call) else None
    if use.kind == "call":
        return [] if use.name in ("len", "list", "sorted", "sum", "min", "max", "any", "all", "set", "tuple", "join") else None
    return [] if use.kind in ("truth", "member") else None


@rule(
    "min-for-sorted-first",
    "Find the one item without sorting",
    "One pass over the items finds it, where sorting compares them many times.",
)
def min_for_sorted_first(place):
    for node in place.nodes(ast.Subscript):
        call, index = node.value, index_of(node)
        if not place.file.calls(call, "sorted") or len(call.args) != 1 or isinstance(call.args[0], ast.Starred):
            continue
        words = {one.arg: one.value for one in call.keywords}
        reverse = words.get("reverse", ast.Constant(value=False))
        if set(words) - {"key", "reverse"} or not isinstance(reverse, ast.Constant) or not isinstance(node.ctx, ast.Load):
            continue
        if not is_number(index, 0, -1) or place.is_tried(node):
            continue
        last = not is_number(index, 0)
        kind = place.kinds.items(place.kind(call.args[0]))
        # The last of those that are equal is another object than the first.
        alike = "key" not in words and kind and kind.sure and kind.name in ("str", "int", "bytes")
        if not last or alike:
            name = "max" if bool(reverse.value) != last else "min"
            rest = ", key=" + place.of(words["key"]) if "key" in words else ""
            yield [place.source.replaced(node, "%s(%s%s)" % (name, place.of(call.args[0]), rest))], [EDGE]


@rule(
    "comprehension-for-sum-of-lists",
    "Flatten with a comprehension",
    "Adding up lists copies all that is there for each of them.",
)
def comprehension_for_sum_of_lists(place):
    for node in place.nodes(ast.Call):
        start = node.args[1:] or [one.value for one in node.keywords if one.arg == "start"]
        if not place.file.calls(node, "sum") or len(node.args) + len(node.keywords) != 2 or len(start) != 1:
            continue
        if not isinstance(start[0], ast.List) or start[0].elts or place.source.commented(node, node):
            continue
        held = place.kinds.items(place.kind(node.args[0]))
        text = flattened(place, node.args[0])
        if text:
            certain = held and held.name == "list" and held.sure
            yield [place.source.replaced(node, text)], [] if certain else [EDGE]


def flattened(place, lists):
    item, part = place.file.fresh("item"), place.file.fresh("part")
    plain = (ast.Name, ast.Attribute, ast.Call, ast.Subscript)
    if isinstance(lists, plain):
        return "[%s for %s in %s for %s in %s]" % (item, part, on_one_line(place, lists), item, part)
    if isinstance(lists, (ast.ListComp, ast.GeneratorExp)) and isinstance(lists.elt, plain):
        clauses = on_one_line(place, lists)[len(on_one_line(place, lists.elt)) + 1 : -1].strip()
        text = "[%s %s for %s in %s]" % (item, clauses, item, on_one_line(place, lists.elt))
        return text if clauses.startswith("for ") else None
    return None


COPYING = ("list", "tuple")


@rule(
    "needless-copy",
    "Leave out the copy",
    "The items are read where they are, without a list that is made and thrown away.",
)
def needless_copy(place):
    for node in place.nodes(ast.Call):
        outer = place.file.calls(node, "sorted", "set", "frozenset", "tuple", "list", "sum", "min", "max")
        if not outer or len(node.args) != 1 or isinstance(node.args[0], ast.Starred):
            continue
        inner = node.args[0]
        if place.file.calls(inner, *COPYING) and len(inner.args) == 1 and not inner.keywords:
            if not isinstance(inner.args[0], (ast.Starred, ast.GeneratorExp)):
                yield [place.source.replaced(inner, place.of(inner.args[0]))], []
        elif node.func.id == "set" and isinstance(inner, ast.ListComp) and not place.source.commented(node, node):
            yield [place.source.replaced(node, "{%s}" % place.of(inner)[1:-1].strip())], []
    for loop in place.nodes(*LOOPS):
        copied = getattr(loop, "iter", None)
        if place.file.calls(copied, *COPYING) and len(copied.args) == 1:
            if place.file.calls(copied.args[0], "range", "sorted"):
                yield [place.source.replaced(copied, place.of(copied.args[0]))], []


@rule(
    "counter-for-count-in-loop",
    "Count all items once, before the loop",
    "All items are counted in one pass, where each count went through the whole list.",
)
def counter_for_count_in_loop(place):
    for node in place.nodes(ast.Call):
        owner = node.func.value if isinstance(node.func, ast.Attribute) and node.func.attr == "count" else None
        if not place.function.has_local(owner) or len(node.args) != 1 or node.keywords:
            continue
        kind, item, name = place.kind(owner), place.kind(node.args[0]), owner.id
        loop = place.outermost(node, lambda loop: unchanged(place.function, name, loop) is True)
        bound = loop is not None and place.is_bound_before(name, loop)
        if not bound or not kind or kind.name != "list" or not all(one and is_hashable(one) for one in (kind.item, item)):
            continue
        rounds = loop.iter if isinstance(loop, ast.For) else getattr(loop, "generators", [loop])[0]
        counter, added = place.imported("collections", "Counter")
        counts = place.file.fresh(name + "_counts")
        line = place.before(loop, "%s = %s(%s)" % (counts, counter, name))
        if counter and line and name in names_in(getattr(rounds, "iter", rounds)):
            text = "%s[%s]" % (counts, place.of(node.args[0]))
            yield added + [line, place.source.replaced(node, text)], risky(kind, kind.item, item)


@rule(
    "copy-for-deepcopy",
    "Copy the container alone",
    "Its items cannot change, so that a plain copy is as good as a deep one.",
)
def copy_for_deepcopy(place):
    for node in place.nodes(ast.Call):
        if place.file.function_of(node.func, "copy", "deepcopy") and len(node.args) == 1 and not node.keywords:
            kind = place.kind(node.args[0])
            parts = [kind and kind.item] + ([kind.value] if kind and kind.name == "dict" else [])
            if kind and kind.name in ("list", "set", "dict") and all(one and is_hashable(one) for one in parts):
                if kind.name in place.file.bound or place.file.stars or any(one.name == "open" for one in parts):
                    continue
                text = "%s(%s)" % (kind.name, place.of(node.args[0]))
                yield [place.source.replaced(node, text)], risky(kind, *parts, risk=SHARED)
