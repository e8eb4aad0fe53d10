"""Answers each line of base64 with a line of JSON: what rules would change in the members of a text."""
import ast
import base64
import json
import sys
import tokenize

import arithmetic
import building
import growing
import invariants
import keys
import loops
import membership
import queues
import searches
import texts
from functions import Function
from rule import RULES, Place
from scopes import FUNCTIONS, File
from source import Source


def found_in(source, file, node):
    function = Function(file, node)
    if function.sees_all or is_compiled(source, file, node):
        return
    for rule in RULES:
        for changes, risks in rule["find"](Place(function)):
            edits = source.edits(changes)
            if edits and is_python(source.changed(changes)):
                yield {"rule": rule["rule"], "title": rule["title"], "reason": rule["reason"], "risks": risks, "edits": edits}


def is_compiled(source, file, node):
    """Whether another compiler than Python's may read it, which knows less of Python: numba, PyTorch, Taichi."""
    while node is not None:
        if any("jit" in source.of(one) or "kernel" in source.of(one) for one in getattr(node, "decorator_list", [])):
            return True
        node = file.parents.get(node)
    return False


def fixed(source, fix):
    """The edits of whole lines for changes that another tool tells by line and column, both from 1; none where they do not fit."""
    changes = [
        (source.starts[one["row"] - 1] + one["column"] - 1, source.starts[one["endRow"] - 1] + one["endColumn"] - 1,
         one["content"].replace("\r\n", "\n"))
        for one in fix
    ]
    edits = source.edits(changes)
    return edits if edits and is_python(source.changed(changes)) else []


def is_python(text):
    try:
        ast.parse(text)
        return True
    except SyntaxError:
        return False


def answer(request):
    try:
        source = Source(request["text"])
        file, found = File(source), []
        functions = [node for node in ast.walk(source.tree) if isinstance(node, FUNCTIONS)]
        for number, (start, end) in enumerate(request["members"]):
            for node in functions:
                if start <= node.lineno and node.end_lineno <= end:
                    found += [dict(one, member=number) for one in found_in(source, file, node)]
        return {"found": found, "fixes": [fixed(source, fix) for fix in request.get("fixes") or []]}
    except SyntaxError as error:
        return {"fault": "line %s: %s" % (error.lineno or "?", error.msg)}
    except (ValueError, RecursionError, MemoryError, tokenize.TokenError) as error:
        return {"fault": str(error) or type(error).__name__}


print("%d.%d" % sys.version_info[:2], flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(base64.b64decode(line)))), flush=True)
