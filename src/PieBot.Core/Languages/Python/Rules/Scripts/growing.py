"""Rules on lists and bytes that grow by copies."""
import ast

from rule import risky, rule
from uses import grown_by, uses_of


@rule(
    "parts-for-text-append",
    "Collect the parts and join them after the loop",
    "The parts are copied once, where each += may copy all that is there.",
)
def parts_for_text_append(place):
    for name in sorted(place.function.bindings):
        grown = grown_by(place.function, name)
        loop = place.loops(grown[0])[-1] if grown and place.loops(grown[0]) else None
        made = place.previous(loop) if isinstance(loop, (ast.For, ast.While)) else None
        start = made.value if isinstance(made, ast.Assign) and assigned(made, name) else None
        if not isinstance(start, ast.Constant) or not isinstance(start.value, (str, bytes)) or is_one_statement(loop):
            continue
        kinds = [place.kind(one.value) for one in grown]
        if (
            all(kind and kind.name == type(start.value).__name__ for kind in kinds)
            and all(isinstance(one.op, ast.Add) and place.file.below(one, loop) for one in grown)
            and len(place.function.bindings[name]) == len(grown) + 1
            and place.function.is_local(name)
            and not any(place.file.below(use.node, loop) for use in uses_of(place.function, name))
            and not place.is_tried(loop)
            and not loop.orelse
            and place.source.starts_line(made)
            and place.source.starts_line(loop)
        ):
            parts = place.file.fresh("parts", name + "_parts")
            first = place.of(start) if start.value else ""
            changes = [place.source.replaced(made, "%s = [%s]" % (parts, first))]
            changes += [place.source.replaced(one, "%s.append(%s)" % (parts, place.of(one.value))) for one in grown]
            end = place.source.starts[loop.end_lineno] - 1
            empty = '""' if isinstance(start.value, str) else 'b""'
            line = "\n%s%s = %s.join(%s)" % (place.source.indent(loop), name, empty, parts)
            yield changes + [(end, end, line)], risky(*kinds)


def is_one_statement(loop):
    """Such a loop is better made one call: see join-for-text-append-loop."""
    return isinstance(loop, ast.For) and len(loop.body) == 1 and isinstance(loop.body[0], ast.AugAssign)


def assigned(statement, name):
    return len(statement.targets) == 1 and getattr(statement.targets[0], "id", None) == name


@rule(
    "append-for-list-copy",
    "Append to the list in place of copying it",
    "Each round copied the whole list to add to it.",
)
def append_for_list_copy(place):
    for node in place.nodes(ast.Assign):
        name = getattr(node.targets[0], "id", None)
        sum_of = node.value if isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.Add) else None
        if (
            sum_of is None
            or not assigned(node, name or "")
            or getattr(sum_of.left, "id", None) != name
            or not one_item(sum_of.right)
            or not place.loops(node)
            or not place.function.is_local(name)
        ):
            continue
        others = [one for one in place.function.bindings[name] if place.file.parents[one] is not node]
        made = place.file.parents[others[0]] if len(others) == 1 else None
        new = isinstance(made, ast.Assign) and assigned(made, name) and isinstance(made.value, (ast.List, ast.ListComp))
        if new and not held(place, name, sum_of.left, node):
            item = place.of(sum_of.right.elts[0])
            yield [place.source.replaced(node, "%s.append(%s)" % (name, item))], []


def one_item(node):
    return isinstance(node, ast.List) and len(node.elts) == 1 and not isinstance(node.elts[0], (ast.Starred, ast.NamedExpr))


def held(place, name, known, node):
    """Whether anything could see the list change in place: another holder, or a loop over it."""
    return any(
        use.keeps
        or use.kind == "return" and place.loops(use.node)
        or use.kind == "iterate" and (place.file.below(node, use.call) or isinstance(use.call, ast.Call))
        for use in uses_of(place.function, name)
        if use.node is not known
    )


@rule(
    "append-for-one-item-list",
    "Append the item itself",
    "No list is made and read again for the one item.",
)
def append_for_one_item_list(place):
    changes = {}
    for node in place.nodes(ast.AugAssign):
        name = getattr(node.target, "id", None)
        if name and isinstance(node.op, ast.Add) and one_item(node.value) and place.loops(node):
            kind = place.kind(ast.Name(id=name, ctx=ast.Load())) if place.function.is_local(name) else None
            if kind and kind.name == "list" and kind.sure:
                item = place.of(node.value.elts[0])
                changes.setdefault(name, []).append(place.source.replaced(node, "%s.append(%s)" % (name, item)))
    for all_of_one in changes.values():
        yield all_of_one, []
