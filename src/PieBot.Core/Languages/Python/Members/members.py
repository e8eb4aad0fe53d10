# Reads lines of base64 text, answers each with a line of JSON: the functions of that text. It parses and does nothing else.
import ast
import base64
import hashlib
import json
import sys


def parameters(node):
    own = node.args
    names = [one.arg for one in getattr(own, "posonlyargs", []) + own.args]
    if own.vararg:
        names.append("*" + own.vararg.arg)
    elif own.kwonlyargs:
        names.append("*")
    names += [one.arg for one in own.kwonlyargs]
    if own.kwarg:
        names.append("**" + own.kwarg.arg)
    return ", ".join(names)


def kind(node, owner):
    if owner and node.name == "__init__":
        return "Constructor"
    if owner and node.name == "__del__":
        return "Destructor"
    for one in node.decorator_list:
        name = one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "")
        if owner and name in ("property", "cached_property", "setter", "getter", "deleter"):
            return "Accessor"
    return "Method"


def members(body, owner):
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno] + [one.lineno for one in node.decorator_list])
            yield {
                "signature": "".join(one + "." for one in owner) + node.name + "(" + parameters(node) + ")",
                "name": ".".join(owner[-1:] + [node.name]),
                "kind": kind(node, owner),
                "start": first,
                "end": node.end_lineno,
            }
        elif isinstance(node, ast.ClassDef):
            yield from members(node.body, owner + [node.name])
        else:
            for inner in ("body", "orelse", "handlers", "finalbody", "cases"):
                yield from members(getattr(node, inner, []), owner)


def names(target):
    return [one.id for one in ast.walk(target) if isinstance(one, ast.Name)]


# What modules and classes bind that is no function: only those that use it can be called.
def declarations(body):
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            module = "%s%s" % ("." * getattr(node, "level", 0), getattr(node, "module", None) or "")
            for one in node.names:
                yield {"name": one.asname or one.name.split(".")[0], "text": "%s %s" % (module, one.name)}
        for target in getattr(node, "targets", []) + [getattr(node, "target", None)]:
            for name in names(target) if isinstance(target, ast.expr) else []:
                yield {"name": name, "text": hashlib.sha1(ast.dump(node).encode("utf-8", "surrogatepass")).hexdigest()}
        for inner in ("body", "orelse", "handlers", "finalbody", "cases"):
            if isinstance(getattr(node, inner, None), list):
                yield from declarations(getattr(node, inner))


def answer(text):
    try:
        body = ast.parse(text).body
        return {"members": list(members(body, [])), "declarations": list(declarations(body))}
    except SyntaxError as error:
        return {"fault": "line %s: %s" % (error.lineno or "?", error.msg)}
    except (ValueError, RecursionError, MemoryError) as error:
        return {"fault": str(error) or type(error).__name__}


print("%d.%d" % sys.version_info[:2], flush=True)
for line in sys.stdin:
    print(json.dumps(answer(base64.b64decode(line).decode("utf-8", "surrogatepass"))), flush=True)
