# Reads lines of base64 text, answers each with a line of JSON: functions, declarations and tokens of that text. It parses and
# does nothing else.
import ast
import base64
import hashlib
import io
import json
import sys
import tokenize


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


def width(text):
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


# Five numbers each: kind, start and length in UTF-16 units, first line and last. What has no width ends where its block does.
def tokens(text):
    kinds = {tokenize.NAME: 0, tokenize.NUMBER: 1, tokenize.STRING: 2, tokenize.OP: 3}
    lines = io.StringIO(text).readlines()
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + width(line))

    def place(at):
        return starts[at[0] - 1] + width(lines[at[0] - 1][:at[1]]) if at[0] <= len(lines) else starts[-1]

    found, end, last, open_texts, first = [], 0, 1, 0, None
    for kind, _, start, stop, _ in tokenize.generate_tokens(iter(lines).__next__):
        name = tokenize.tok_name[kind]
        # Since Python 3.12 a formatted text comes in parts.
        if name.endswith("STRING_START"):
            first = first if open_texts else start
            open_texts += 1
            continue
        if name.endswith("STRING_END"):
            open_texts -= 1
            kind, start = tokenize.STRING, first
        if open_texts or name in ("COMMENT", "NL", "ENCODING", "ENDMARKER"):
            continue
        if kind in kinds:
            at, end, last = place(start), place(stop), stop[0]
            found += [kinds[kind], at, end - at, start[0], last]
        elif name in ("NEWLINE", "INDENT", "DEDENT"):
            inner = name == "INDENT"
            found += [("NEWLINE", "INDENT", "DEDENT").index(name) + 5, place(stop) if inner else end, 0]
            found += [stop[0], stop[0]] if inner else [last, last]
    return found


def answer(text):
    try:
        body = ast.parse(text).body
        return {"members": list(members(body, [])), "declarations": list(declarations(body)), "tokens": tokens(text)}
    except SyntaxError as error:
        return {"fault": "line %s: %s" % (error.lineno or "?", error.msg)}
    except (ValueError, RecursionError, MemoryError, tokenize.TokenError) as error:
        return {"fault": str(error) or type(error).__name__}


print("%d.%d" % sys.version_info[:2], flush=True)
for line in sys.stdin:
    print(json.dumps(answer(base64.b64decode(line).decode("utf-8", "surrogatepass"))), flush=True)
