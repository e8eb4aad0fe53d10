"""Rules on loops that look up by place or key what they could be given."""
import ast
import keyword

from rule import EVALUATION, named, rule
from scopes import index_of, names_in
from uses import CHANGING, is_bound_in, is_quiet, read_after, unchanged, uses_of


def lookups(place, loop, owner, key):
    """The places in a loop's body that look up owner[key], or None where owner is used in another way there."""
    found = []
    for use in uses_of(place.function, owner):
        if any(place.file.below(use.node, one) for one in loop.body):
            if use.kind == "index" and index_of(use.call) in place.function.loads.get(key, []):
                found.append(use.call)
            elif use.kind not in ("index", "member", "truth") and not (use.kind == "call" and use.name == "len"):
                return None
    return found


def item_name(place, owner):
    """What one of them is called: point for points."""
    base = owner.rstrip("_").split("_")[-1]
    one = base[:-3] + "y" if base.endswith("ies") and len(base) > 4 else base[:-1] if base.endswith("s") else ""
    good = len(one) > 2 and not base.endswith(("ss", "us", "is")) and not keyword.iskeyword(one)
    return place.file.fresh(one, "item") if good else place.file.fresh("item")


@rule(
    "items-for-index-loop",
    "Loop over the items themselves",
    "Each item is at hand, and is not looked up by its place.",
)
def items_for_index_loop(place):
    for loop in place.nodes(ast.For):
        call = loop.iter
        inner = call.args[0] if place.file.calls(call, "range") and len(call.args) == 1 else None
        owner = inner.args[0] if place.file.calls(inner, "len") and len(inner.args) == 1 else None
        if not place.function.has_local(owner) or not isinstance(loop.target, ast.Name) or loop.orelse:
            continue
        index, name = loop.target.id, owner.id
        if index == name or not place.function.is_local(index):
            continue
        kind, state = place.kind(owner), unchanged(place.function, name, loop)
        found = lookups(place, loop, name, index)
        # Others may give something else when they are looped over than when they are indexed: a word of a free group in SymPy.
        if not found or not state or not kind or kind.name not in ("list", "tuple", "str"):
            continue
        if any(is_bound_in(place.function, index, one) for one in loop.body):
            continue
        inside = [one for one in place.function.loads[index] if place.file.below(one, loop)]
        needed = len(inside) > len(found) or read_after(place.function, index, loop)
        # Counting along costs as much as one look.
        if needed and len(found) < 2:
            continue
        header = (place.source.span(loop.target)[0], place.source.span(call)[1])
        item, changes = named(place, loop, found, lambda: item_name(place, name))
        bare = item[1:-1] if item.startswith("(") else item
        text = "%s, %s in enumerate(%s)" % (index, item, name) if needed else "%s in %s" % (bare, name)
        if not needed and place.source.commented(loop.target, call):
            continue
        certain = kind.sure and state is True
        yield [header + (text,)] + changes, [] if certain else [EVALUATION]


@rule(
    "early-end-of-any",
    "Give any() and all() the items as they come",
    "They stop at the first item that decides, where a list is made of all of them first.",
)
def early_end_of_any(place):
    for node in place.nodes(ast.Call):
        made = node.args[0] if place.file.calls(node, "any", "all") and len(node.args) == 1 else None
        if isinstance(made, ast.ListComp) and is_quiet(place.function, made) and not any(
            isinstance(one, ast.NamedExpr) for one in ast.walk(made)
        ):
            if not any(isinstance(one, ast.Call) and changes(one) for one in ast.walk(made)):
                start, end = place.source.span(made)
                yield [(start, start + 1, ""), (end - 1, end, "")], [EVALUATION]


def changes(call):
    return isinstance(call.func, ast.Attribute) and call.func.attr in CHANGING


@rule(
    "lines-as-they-come",
    "Read the lines as they come",
    "The file is read as it is looped over, without a list of all its lines.",
)
def lines_as_they_come(place):
    for loop in place.nodes(ast.For):
        call = loop.iter
        owner = call.func.value if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else None
        if not place.function.has_local(owner) or call.func.attr != "readlines" or call.args or call.keywords:
            continue
        kind = place.kind(owner)
        used = any(owner.id in names_in(one) for one in loop.body + loop.orelse)
        if kind and kind.name == "file" and not used:
            yield [place.source.replaced(call, owner.id)], [EVALUATION]
