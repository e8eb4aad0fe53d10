"""Rules on what is looked up by key."""
import ast

from loops import lookups
from membership import is_mapping
from rule import EDGE, EVALUATION, named, risky, rule
from scopes import index_of
from uses import is_bound_in, is_value, same, unchanged


@rule(
    "items-for-key-lookup",
    "Loop over keys and values together",
    "Each value is at hand, and is not looked up by its key.",
)
def items_for_key_lookup(place):
    for loop in place.nodes(ast.For):
        iterated, keyed = loop.iter, False
        if isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Attribute) and iterated.func.attr == "keys":
            iterated, keyed = (iterated.func.value, True) if not iterated.args else (None, False)
        if not place.function.has_local(iterated) or not isinstance(loop.target, ast.Name) or loop.orelse:
            continue
        key, name = loop.target.id, iterated.id
        if key == name or not place.function.is_local(key):
            continue
        kind, state = place.kind(iterated), unchanged(place.function, name, loop)
        found = lookups(place, loop, name, key)
        # What has keys() and no more is looked up, and not given as items.
        known = kind and kind.name == "dict" or keyed and not kind and is_mapping(place, iterated, {"items", "values"})
        if not found or not state or not known or any(is_bound_in(place.function, key, one) for one in loop.body):
            continue
        value, changes = named(place, loop, found, lambda: place.file.fresh("value", key + "_value"))
        change = (place.source.span(loop.target)[0], place.source.span(loop.iter)[1], "%s, %s in %s.items()" % (key, value, name))
        certain = kind and kind.sure and state is True
        yield [change] + changes, [] if certain else [EVALUATION]


def is_lookup(node, owner, key):
    return isinstance(node, ast.Subscript) and same(node.value, owner) and same(index_of(node), key)


@rule(
    "get-for-conditional-lookup",
    "Look the key up once, with get",
    "The key is looked up once, not twice.",
)
def get_for_conditional_lookup(place):
    for node in place.nodes(ast.IfExp):
        test = node.test
        if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], (ast.In, ast.NotIn)):
            continue
        present, absent = (node.body, node.orelse) if isinstance(test.ops[0], ast.In) else (node.orelse, node.body)
        key, owner = test.left, test.comparators[0]
        plain = isinstance(owner, (ast.Name, ast.Attribute)) and is_value(key) and isinstance(absent, ast.Constant)
        if plain and is_lookup(present, owner, key) and not place.source.commented(node, node):
            kind = place.kind(owner)
            rest = "" if absent.value is None else ", " + place.of(absent)
            text = "%s.get(%s%s)" % (place.of(owner), place.of(key), rest)
            if kind and kind.name == "dict" or not kind and is_mapping(place, owner):
                yield [place.source.replaced(node, text)], risky(kind) if kind else [EDGE]
