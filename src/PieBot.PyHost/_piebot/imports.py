"""Instruments members as their modules are imported: the files of the checkout stay as they are."""

import ast
import builtins
import importlib.machinery
import json
import os

from . import observe, probe

ENTER, LEAVE, COUNT = "__piebot_enter__", "__piebot_leave__", "__piebot_count__"
CALLED, RETURNED, RAISED, DONE = (
    "__piebot_called__",
    "__piebot_returned__",
    "__piebot_raised__",
    "__piebot_done__",
)


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
    builtins.__piebot_called__ = observe.called
    builtins.__piebot_returned__ = observe.returned
    builtins.__piebot_raised__ = observe.raised
    builtins.__piebot_done__ = observe.done
    members = {}
    for member in wanted["members"]:
        file = os.path.realpath(os.path.join(root, member["path"]))
        members.setdefault(file, []).append(member)
    _load_instrumented(members, wanted["observe"])


# At the loader, where all ways of importing a file meet: tests also load modules by spec_from_file_location, which asks
# no finder.
def _load_instrumented(members, observed):
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
        return compile(tree, path, "exec", dont_inherit=True)

    loader.get_code = get_code


def instrument(tree, members, observed):
    by_line = {member["line"]: member for member in members}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno] + [one.lineno for one in node.decorator_list])
            member = by_line.get(first)
            if member is not None:
                _change(node, member["id"], observed)
    ast.fix_missing_locations(tree)


def _change(node, member, observed):
    at = 1 if ast.get_docstring(node, clean=False) is not None else 0
    kept, body = node.body[:at], node.body[at:]
    if not body:
        body = [ast.Pass()]
    if isinstance(node, ast.AsyncFunctionDef) or _yields(node):
        # Its body runs in parts, between which others run.
        node.body = kept + ([] if observed else [_call(COUNT)]) + body
    elif observed:
        node.body = kept + _observed(node, member, body)
    else:
        node.body = kept + [_call(ENTER), _try(body, [], [_call(LEAVE)])]


def _observed(node, member, body):
    arguments = node.args
    named = [one.arg for one in arguments.posonlyargs + arguments.args + arguments.kwonlyargs]
    for one in (arguments.vararg, arguments.kwarg):
        if one is not None:
            named.append(one.arg)
    values = ast.Tuple(elts=[ast.Name(id=name, ctx=ast.Load()) for name in named], ctx=ast.Load())
    called = _call(CALLED, ast.Constant(member), ast.Constant(tuple(named)), values)
    body = [_Returns().visit(statement) for statement in body]
    raised = ast.ExceptHandler(
        type=ast.Name(id="BaseException", ctx=ast.Load()),
        name="__piebot_error__",
        body=[_call(RAISED, ast.Name(id="__piebot_error__", ctx=ast.Load())), ast.Raise()],
    )
    return [called, _try(body, [raised], [_call(DONE)])]


class _Returns(ast.NodeTransformer):
    def visit_Return(self, node):
        value = node.value if node.value is not None else ast.Constant(None)
        node.value = ast.Call(
            func=ast.Name(id=RETURNED, ctx=ast.Load()), args=[value], keywords=[]
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
