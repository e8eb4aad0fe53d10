"""Rules on what is the same in each round of a loop."""
import ast

from rule import risky, rule
from scopes import COMPREHENSIONS
from uses import is_bound_in, unchanged

STEADY = {"lower", "upper", "strip", "lstrip", "rstrip", "casefold", "title", "capitalize", "encode", "replace", "zfill"}


@rule(
    "invariant-call",
    "Call it once, before the loop",
    "It gives the same in each round.",
)
def invariant_call(place):
    groups = {}
    for call in place.nodes(ast.Call):
        owner = owner_of(call)
        if not is_steady(place, call) or not place.function.has_local(owner) or in_header(place, call):
            continue
        kind, name = place.kind(owner), owner.id
        text = isinstance(call.func, ast.Attribute)
        fits = kind and kind.name in (("str",) if text else ("str", "list", "tuple", "dict", "set"))
        loop = place.outermost(call, lambda loop: is_same(place, name, kind, loop)) if fits else None
        if loop is not None:
            groups.setdefault((loop, ast.dump(call)), []).append((call, kind))
    loops = {}
    for (loop, _), found in groups.items():
        loops.setdefault(loop, []).append(found)
    for loop, several in loops.items():
        changes, kinds = [], []
        for found in several:
            call, kind = found[0]
            made = place.file.fresh(name_of(call))
            bound = place.is_bound_before(owner_of(call).id, loop)
            line = bound and place.before(loop, "%s = %s" % (made, place.of(call)))
            if line and "\n" not in place.of(call) and made not in [change[2].split(" = ")[0].strip() for change in changes]:
                changes += [line] + [place.source.replaced(one, made) for one, _ in found]
                kinds.append(kind)
        if changes:
            yield changes, risky(*kinds)


def name_of(call):
    name = owner_of(call).id
    return "%s_%s" % (name, call.func.attr) if isinstance(call.func, ast.Attribute) else "len_" + name


def is_same(place, name, kind, loop):
    """Whether a name holds the same in all rounds; a text cannot change but by another in its place."""
    text = kind.name == "str" and not is_bound_in(place.function, name, loop)
    return text or unchanged(place.function, name, loop) is True


def is_steady(place, call):
    """Whether a call depends on one value alone, and only reads it."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr in STEADY and not call.keywords and all(isinstance(one, ast.Constant) for one in call.args)
    return place.file.calls(call, "len") and len(call.args) == 1


def owner_of(call):
    return call.func.value if isinstance(call.func, ast.Attribute) else (call.args or [None])[0]


def in_header(place, call):
    """Whether a loop does it once for all its rounds anyway, or does so much more that it counts for nothing."""
    node, length = call, isinstance(call.func, ast.Name)
    while not isinstance(node, ast.stmt):
        parent = place.file.parents[node]
        if isinstance(parent, (ast.For, ast.comprehension)) and parent.iter is node:
            return True
        if isinstance(parent, COMPREHENSIONS) or isinstance(parent, ast.While) and parent.test is node:
            return False
        node = parent
    return length
