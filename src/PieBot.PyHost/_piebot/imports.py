"""Instruments members as their modules are imported: the files of the checkout stay as they are."""

import ast
import builtins
import importlib.machinery
import json
import os

from . import describe, exercise, observe, probe

ENTER, LEAVE, COUNT = "__piebot_enter__", "__piebot_leave__", "__piebot_count__"
REACH = "__piebot_reach__"
WATCHED = "__piebot_watched__"
CALLED, RETURNED, RAISED, DONE, GENERATOR = (
    "__piebot_called__",
    "__piebot_returned__",
    "__piebot_raised__",
    "__piebot_done__",
    "__piebot_generator__",
)
CALL = "__piebot_call__"
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def install(root):
    """Reads which members are asked for from a file at the root of the checkout; without it nothing is instrumented."""
    try:
        with open(os.path.join(root, ".piebot-probe.json"), encoding="utf-8") as file:
            wanted = json.load(file)
    except FileNotFoundError:
        return
    builtins.__piebot_enter__ = probe.enter
    builtins.__piebot_leave__ = probe.leave
    builtins.__piebot_count__ = probe.count
    builtins.__piebot_reach__ = probe.reach
    builtins.__piebot_called__ = observe.called
    builtins.__piebot_returned__ = observe.returned
    builtins.__piebot_raised__ = observe.raised
    builtins.__piebot_done__ = observe.done
    builtins.__piebot_generator__ = observe.generator
    builtins.__piebot_watched__ = exercise.watch
    members = {}
    for member in wanted["members"]:
        file = os.path.realpath(os.path.join(root, member["path"]))
        members.setdefault(file, []).append(member)
    describe.edited((os.path.join(root, one["path"]), one["id"].split("::")[-1]) for one in wanted["members"])
    describe.leave_out(wanted.get("added", []))
    lines = {}
    for marked in wanted.get("lines", []):
        file = os.path.realpath(os.path.join(root, marked["path"]))
        members.setdefault(file, [])
        lines[file] = marked["lines"]
    if wanted["observe"]:
        observe.watch_output()
    _load_instrumented(members, lines, wanted["observe"])


# At the loader, where all ways of importing a file meet: tests also load modules by spec_from_file_location, which asks
# no finder.
def _load_instrumented(members, lines, observed):
    loader = importlib.machinery.SourceFileLoader
    plain = loader.get_code

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        wanted = members.get(os.path.realpath(path))
        if wanted is None:
            return plain(self, fullname)
        # Neither from a cache nor into it: what is cached there is the plain module.
        tree = ast.parse(self.get_data(path), path)
        instrument(tree, wanted, observed)
        mark(tree, lines.get(os.path.realpath(path), []))
        return compile(tree, path, "exec", dont_inherit=True)

    loader.get_code = get_code


def instrument(tree, members, observed):
    by_line = {member["line"]: member for member in members}
    for parent in list(ast.walk(tree)):
        for _, children in ast.iter_fields(parent):
            if not isinstance(children, list):
                continue
            for place, node in reversed(list(enumerate(children))):
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    member = by_line.get(_first(node))
                    if member is not None:
                        children[place] = _change(node, member, observed)
                elif observed and isinstance(node, ast.ClassDef) and by_line.keys() & _lines_of_methods(node):
                    watched = _call(WATCHED, ast.Name(id=node.name, ctx=ast.Load()))
                    watched.lineno = watched.end_lineno = node.end_lineno
                    children.insert(place + 1, watched)
    ast.fix_missing_locations(tree)


def _lines_of_methods(node):
    return {_first(one) for one in node.body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))}


def mark(tree, ranges):
    """Puts a count before each statement of a function that begins in the lines; where none does, before the one around, or beside."""
    statements, outer = [], []
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            at = 1 if ast.get_docstring(node, clean=False) is not None else 0
            for statement in node.body[at:]:
                statements.extend(one for one in ast.walk(statement) if isinstance(one, ast.stmt))
        elif isinstance(node, (ast.Module, ast.ClassDef)):
            outer.extend((one.lineno, one.end_lineno) for one in node.body if not isinstance(one, SCOPES))
            outer.extend((_first(one), one.body[0].lineno - 1) for one in node.body if isinstance(one, ast.ClassDef))
    marked = set()
    for first, last in ranges:
        within = [one for one in statements if first <= one.lineno <= last]
        around = [one for one in statements if one.lineno <= first and last <= one.end_lineno]
        # The innermost begins last.
        chosen = within or sorted(around, key=lambda one: one.lineno)[-1:]
        if not chosen and not any(start <= last and first <= end for start, end in outer):
            chosen = _beside(tree, statements, first, last)
        marked.update(id(one) for one in chosen)
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and any(id(one) in marked for one in body):
                counted = []
                for one in body:
                    if id(one) in marked:
                        counted.append(ast.copy_location(_call(COUNT), one))
                    counted.append(one)
                setattr(node, name, counted)
    ast.fix_missing_locations(tree)


def _first(node):
    return min([node.lineno] + [one.lineno for one in node.decorator_list])


# Of lines that begin no statement: a signature, a comment, or nothing, as where lines were deleted.
def _beside(tree, statements, first, last):
    functions = [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and _first(node) <= first and last <= node.end_lineno
    ]
    within = [one for one in statements if any(node.lineno < one.lineno <= node.end_lineno for node in functions)]
    following = sorted((one for one in within if one.lineno > last), key=lambda one: one.lineno)
    # Behind the last statement of a function its lines have ended.
    earlier = sorted((one for one in statements if one.end_lineno < first), key=lambda one: one.lineno)
    return following[:1] or earlier[-1:]


def _change(node, member, observed):
    number, member = member.get("number"), member["id"]
    at = 1 if ast.get_docstring(node, clean=False) is not None else 0
    kept, body = node.body[:at], node.body[at:]
    if not body:
        body = [ast.Pass()]
    if number is not None:
        node.body = kept + [_call(REACH, ast.Constant(number))] + body
    elif observed and _yields(node):
        return _walked(node, member, kept, body)
    elif observed:
        node.body = kept + _observed(node, member, body)
    elif isinstance(node, ast.AsyncFunctionDef) or _yields(node):
        # Its body runs in parts, between which others run.
        node.body = kept + [_call(COUNT)] + body
    else:
        node.body = kept + [_call(ENTER), _try(body, [], [_call(LEAVE)])]
    return node


def _observed(node, member, body):
    call = ast.Name(id=CALL, ctx=ast.Load())
    called = ast.Assign(
        targets=[ast.Name(id=CALL, ctx=ast.Store())],
        value=_call(CALLED, *_entry(node, member)).value,
    )
    body = [_Returns().visit(statement) for statement in body]
    raised = ast.ExceptHandler(
        type=ast.Name(id="BaseException", ctx=ast.Load()),
        name="__piebot_error__",
        body=[_call(RAISED, call, ast.Name(id="__piebot_error__", ctx=ast.Load())), ast.Raise()],
    )
    return [called, _try(body, [raised], [_call(DONE, call)])]


# A generator's body runs when it is walked. It moves into a function inside, which is given the same arguments, so that
# the member itself can note its call and wrap what it returns.
def _walked(node, member, kept, body):
    names = _names(node)
    inner = type(node)(**{name: getattr(node, name, None) for name in node._fields})
    inner.args = ast.arguments(
        posonlyargs=[],
        args=[ast.arg(arg=name) for name in names],
        kwonlyargs=[],
        kw_defaults=[],
        defaults=[],
    )
    inner.body, inner.decorator_list, inner.returns = body, [], None
    outer = ast.FunctionDef(**{name: getattr(node, name, None) for name in node._fields})
    made = _call(GENERATOR, *_entry(node, member), ast.Name(id=node.name, ctx=ast.Load()))
    outer.body = kept + [inner, ast.Return(value=made.value)]
    for one in (inner, outer):
        ast.copy_location(one, node)
    return outer


def _names(node):
    arguments = node.args
    named = [one.arg for one in arguments.posonlyargs + arguments.args + arguments.kwonlyargs]
    return named + [one.arg for one in (arguments.vararg, arguments.kwarg) if one is not None]


def _entry(node, member):
    names = _names(node)
    values = ast.Tuple(elts=[ast.Name(id=name, ctx=ast.Load()) for name in names], ctx=ast.Load())
    return [ast.Constant(member), ast.Constant(tuple(names)), values]


class _Returns(ast.NodeTransformer):
    def visit_Return(self, node):
        value = node.value if node.value is not None else ast.Constant(None)
        node.value = ast.Call(
            func=ast.Name(id=RETURNED, ctx=ast.Load()),
            args=[ast.Name(id=CALL, ctx=ast.Load()), value],
            keywords=[],
        )
        return node

    def visit_FunctionDef(self, node):
        return node

    visit_AsyncFunctionDef = visit_Lambda = visit_ClassDef = visit_FunctionDef


def _yields(node):
    waiting = list(node.body)
    while waiting:
        one = waiting.pop()
        if isinstance(one, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(one))
    return False


def _call(name, *arguments):
    return ast.Expr(
        value=ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=list(arguments), keywords=[])
    )


def _try(body, handlers, final):
    return ast.Try(body=body, handlers=handlers, orelse=[], finalbody=final)
