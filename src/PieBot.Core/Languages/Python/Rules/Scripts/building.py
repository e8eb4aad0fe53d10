"""Rules on lists, sets and texts that a loop builds."""
import ast
import re

from rule import risky, rule
from scopes import has, names_in
from uses import read_after, targets_of

# A comprehension wider than this is broken over several lines.
WIDEST = 88


class Body:
    """A loop whose only work is one statement, perhaps inside of further loops and conditions."""

    def __init__(self, loop):
        self.parts, self.targets, self.last = [], [], None
        self.plain = True
        node = loop
        while self.plain and isinstance(node, (ast.For, ast.If)):
            self.plain = not node.orelse and len(node.body) == 1 and not getattr(node, "type_comment", None)
            self.parts.append(node)
            self.targets += targets_of(node) if isinstance(node, ast.For) else []
            node = node.body[0]
        self.last = node
        # One loop in another is as far as a comprehension can be read.
        self.plain &= sum(isinstance(one, ast.For) for one in self.parts) < 3

    def clauses(self, place):
        for one in self.parts:
            if isinstance(one, ast.For):
                iterated = on_one_line(place, one.iter)
                bare = isinstance(one.iter, ast.Tuple) and not iterated.startswith("(")
                loose = bare or isinstance(one.iter, (ast.IfExp, ast.Lambda))
                yield "for %s in %s" % (on_one_line(place, one.target), "(%s)" % iterated if loose else iterated)
            else:
                test = on_one_line(place, one.test)
                yield "if %s" % ("(%s)" % test if isinstance(one.test, (ast.IfExp, ast.Lambda)) else test)


def fits_comprehension(place, body, name):
    """Whether what a loop does to a name means the same in a comprehension."""
    nodes = [one.iter if isinstance(one, ast.For) else one.test for one in body.parts] + [body.last]
    kinds = (ast.Await, ast.Yield, ast.YieldFrom, ast.Lambda, ast.NamedExpr, ast.GeneratorExp, ast.Starred)
    return (
        body.plain
        and not any(has(one, *kinds) for one in nodes)
        # Before Python 3.12 a comprehension has no super() of its own.
        and not any({name, "super", "__class__"} & names_in(one) for one in nodes[:-1])
        and not any(isinstance(one, (ast.Attribute, ast.Subscript)) for part in body.parts if isinstance(part, ast.For)
                    for one in ast.walk(part.target))
        and name not in body.targets
        and len(set(body.targets)) == len(body.targets)
        and not any(read_after(place.function, one, body.parts[0]) for one in body.targets)
        # In a loop an outer part may read what an inner one bound in the round before.
        and not any(bound_later(body, at) & names_in(node) for at, node in enumerate(nodes[:-1]))
    )


def bound_later(body, at):
    """The targets of a part and of those inside of it."""
    later = body.parts[at:] if isinstance(body.parts[at], ast.For) else body.parts[at + 1 :]
    return {name for one in later if isinstance(one, ast.For) for name in targets_of(one)}


def start_of(place, loop, name):
    """The statement just before a loop that binds a name of the function alone."""
    made = place.previous(loop)
    if not isinstance(made, (ast.Assign, ast.AnnAssign)) or not place.function.is_local(name):
        return None
    target = made.targets[0] if isinstance(made, ast.Assign) and len(made.targets) == 1 else getattr(made, "target", None)
    fits = isinstance(target, ast.Name) and target.id == name and made.value is not None
    alone = place.source.starts_line(made) and place.source.starts_line(loop)
    return made if fits and alone and not place.source.commented(made, loop) and not place.is_tried(loop) else None


def joined(place, made, loop, opening, element, clauses, closing):
    """The change of two statements to one with a comprehension."""
    start = place.source.span(made)[0]
    before = place.source.text[start : place.source.span(made.value)[0]] + opening
    line = "%s%s %s%s" % (before, element, " ".join(clauses), closing)
    indent = place.source.indent(made)
    if len(indent) + len(line) > WIDEST or "\n" in line:
        inner = "\n" + indent + ("\t" if indent.startswith("\t") else "    ")
        line = before + inner + element + "".join(inner + one for one in clauses) + "\n" + indent + closing
    return start, place.source.span(loop)[1], line


def is_empty(place, value, kind):
    if kind == "list" and isinstance(value, ast.List):
        return not value.elts
    return place.file.calls(value, kind) and not value.args and not value.keywords


def on_one_line(place, node):
    """The text of an expression without its line breaks; as it stands where a text goes over several lines."""
    text = place.of(node)
    texts = (one for one in ast.walk(node) if isinstance(one, (ast.Constant, ast.JoinedStr)))
    if "\n" not in text or any(one.lineno != one.end_lineno for one in texts):
        return text
    text = re.sub(r"([(\[{])\s*\\?\n\s*", r"\1", text)
    text = re.sub(r"\s*\\?\n\s*([)\]}])", r"\1", text)
    return re.sub(r"\s*\\?\n\s*", " ", text)


def single(place, loop):
    """The name, kind, opening, element and closing of what a loop with one statement builds."""
    last = loop.last
    call = last.value if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) else None
    method = call.func if call and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) else None
    if method is not None and method.attr in ("append", "add") and len(call.args) == 1 and not call.keywords:
        kind, ends = ("list", "[]") if method.attr == "append" else ("set", "{}")
        element, rest = on_one_line(place, call.args[0]), [call.args[0]]
        bare = isinstance(call.args[0], ast.Tuple) and not element.startswith("(")
        return method.value.id, kind, ends[0], "(%s)" % element if bare else element, ends[1], rest
    return None


@rule(
    "comprehension-for-append-loop",
    "Build it with a comprehension",
    "A comprehension adds its items without looking up and calling a method for each.",
)
def comprehension_for_append_loop(place):
    for loop in place.nodes(ast.For):
        body = Body(loop)
        found = single(place, body) if body.plain else None
        if not found:
            continue
        name, kind, opening, element, closing, rest = found
        if not fits_comprehension(place, body, name) or any({name, "super", "__class__"} & names_in(one) for one in rest):
            continue
        made = start_of(place, loop, name)
        if made is not None and is_empty(place, made.value, kind):
            yield [joined(place, made, loop, opening, element, list(body.clauses(place)), closing)], []


@rule(
    "join-for-text-append-loop",
    "Join the parts in one call",
    "The parts are joined once, where each += may copy all that is there.",
)
def join_for_text_append_loop(place):
    for loop in place.nodes(ast.For):
        body = Body(loop)
        last = body.last
        if not body.plain or not isinstance(last, ast.AugAssign) or not isinstance(last.op, ast.Add):
            continue
        name = getattr(last.target, "id", "")
        if not name or not fits_comprehension(place, body, name) or {name, "super"} & names_in(last.value):
            continue
        made = start_of(place, loop, name)
        start = made.value if made is not None and isinstance(made.value, ast.Constant) else None
        kind = place.kind(last.value)
        if start is None or start.value not in ("", b"") or not kind or kind.name != type(start.value).__name__:
            continue
        element = on_one_line(place, last.value)
        opening = '""' if kind.name == "str" else 'b""'
        yield [
            joined(place, made, loop, opening + ".join([", element, list(body.clauses(place)), "])")
        ], risky(kind)
