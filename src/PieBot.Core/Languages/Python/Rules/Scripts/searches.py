"""Rules on searches that are made again, or in Python where C could."""
import ast

from membership import tests
from rule import EDGE, EVALUATION, risky, rule, wrapped
from scopes import names_in
from uses import is_value, unchanged


@rule(
    "set-made-in-each-round",
    "Make the set once, before the loop",
    "The same set was made anew in each round.",
)
def set_made_in_each_round(place):
    for node, item, container in tests(place):
        if not place.file.calls(container, "set", "frozenset") or len(container.args) != 1 or container.keywords:
            continue
        source = container.args[0]
        if not place.function.has_local(source):
            continue
        kind, name = place.kind(source), source.id
        states = []

        def keeps(loop):
            states.append(unchanged(place.function, name, loop))
            return states[-1]

        loop = place.outermost(node, keeps)
        if loop is None or not place.is_bound_before(name, loop) or kind and kind.name not in ("list", "set", "dict", "tuple", "str", "range", "frozenset"):
            continue
        made = place.file.fresh(name + "_set")
        line = place.before(loop, "%s = %s" % (made, place.of(container)))
        if line:
            certain = kind and kind.sure and "likely" not in states
            yield [line, place.source.replaced(container, made)], [] if certain else [EVALUATION]


@rule(
    "in-for-any-equal",
    "Use 'in' in place of comparing one by one",
    "The search runs in C, where a generator is resumed for each item.",
)
def in_for_any_equal(place):
    for node in place.nodes(ast.Call):
        if place.file.calls(node, "any", "all") and len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp):
            wanted, word = (ast.Eq, "in") if node.func.id == "any" else (ast.NotEq, "not in")
            part = node.args[0].generators[0]
            found = len(node.args[0].generators) == 1 and not part.ifs and not part.is_async
            searched = found and search(place, node.args[0].elt, part.target, part.iter, wanted)
            if searched:
                text = "%s %s %s" % (place.of(searched[0]), word, place.of(part.iter))
                yield [wrapped(place, node, text)], searched[1]
    yield from returned(place)


def returned(place):
    for loop in place.nodes(ast.For):
        after, test = place.following(loop), loop.body[0]
        if len(loop.body) > 1 or loop.orelse or not isinstance(test, ast.If) or test.orelse or len(test.body) > 1:
            continue
        searched = search(place, test.test, loop.target, loop.iter, ast.Eq)
        ends = [one.value.value if isinstance(one, ast.Return) and isinstance(one.value, ast.Constant) else None
                for one in (test.body[0], after)]
        if searched and ends in ([True, False], [False, True]) and not place.source.commented(loop, after):
            if place.source.starts_line(loop) and place.source.stands_alone(after):
                word = "in" if ends[0] is True else "not in"
                text = "return %s %s %s" % (place.of(searched[0]), word, place.of(loop.iter))
                yield [(place.source.span(loop)[0], place.source.span(after)[1], text)], searched[1]


def search(place, test, target, iterated, wanted):
    """What a comparison looks for in a list or tuple, and the risks; None where "in" would mean something else."""
    if not isinstance(test, ast.Compare) or len(test.ops) > 1 or not isinstance(test.ops[0], wanted):
        return None
    sides = [test.left, test.comparators[0]]
    if not isinstance(target, ast.Name) or not isinstance(iterated, (ast.Name, ast.Attribute)):
        return None
    other = [one for one in sides if not same_name(one, target.id)]
    if len(other) != 1 or not is_value(other[0]) or target.id in names_in(other[0]):
        return None
    held, kind = place.kind(iterated), place.kind(other[0])
    if not held or held.name not in ("list", "tuple"):
        return None
    # "in" also finds the same object, such as a NaN.
    equal = kind and kind.name in ("str", "int", "bool", "bytes", "NoneType")
    return other[0], risky(held, kind) if equal else [EDGE]


def same_name(node, name):
    return isinstance(node, ast.Name) and node.id == name

