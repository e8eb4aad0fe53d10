"""Plants mutants in given lines of a program, each alone: reads JSON {text, lines, most}, prints JSON [{what, text}].

Only parses: nothing of the program is run. The kinds are the classic operators of mutation testing
(DeMillo, Lipton and Sayward, Computer 11, 1978).
"""

import ast
import json
import sys

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Program:
    def __init__(self, text):
        self.lines = text.encode("utf-8").splitlines(keepends=True)
        self.tree = ast.parse(text)

    def at(self, line, column):
        return sum(len(one) for one in self.lines[: line - 1]) + column

    def replaced(self, node, make):
        whole = b"".join(self.lines)
        start = self.at(node.lineno, node.col_offset)
        end = self.at(node.end_lineno, node.end_col_offset)
        return (whole[:start] + make(whole[start:end]) + whole[end:]).decode("utf-8")

    def preceded(self, statement, words):
        indentation = self.lines[statement.lineno - 1][: statement.col_offset]
        if indentation.strip():
            return None
        start = self.at(statement.lineno, 0)
        whole = b"".join(self.lines)
        return (whole[:start] + indentation + words + b"\n" + whole[start:]).decode("utf-8")


def bodies(tree):
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            documented = ast.get_docstring(node, clean=False) is not None
            for statement in node.body[1 if documented else 0 :]:
                yield statement


def plant(text, lines, most):
    program = Program(text)
    wanted = {line for first, last in lines for line in range(first, last + 1)}
    statements, expressions, seen = [], [], set()
    for body in bodies(program.tree):
        for node in ast.walk(body):
            if id(node) in seen or getattr(node, "lineno", None) not in wanted:
                continue
            seen.add(id(node))
            (statements if isinstance(node, ast.stmt) else expressions).append(node)

    def throws():
        for one in statements:
            yield one, program.preceded(one, b'raise RuntimeError("a mutant")')

    def flipped():
        for one in statements + expressions:
            if isinstance(one, (ast.If, ast.While, ast.IfExp)):
                yield one.test, program.replaced(one.test, lambda old: b"not (" + old + b")")

    def off_by_one():
        for one in expressions:
            if isinstance(one, ast.Call) and getattr(one.func, "id", "") == "range" and one.args:
                last = one.args[0] if len(one.args) == 1 else one.args[1]
                yield one, program.replaced(last, lambda old: b"(" + old + b") - 1")
            elif isinstance(one, ast.Subscript) and isinstance(one.slice, ast.Slice):
                bound = one.slice.upper or one.slice.lower
                if bound is not None:
                    yield one, program.replaced(bound, lambda old: b"(" + old + b") - 1")

    def dropped():
        for one in statements:
            if isinstance(one, (ast.Expr, ast.AugAssign, ast.Delete)):
                yield one, program.replaced(one, lambda old: b"pass")
            elif isinstance(one, ast.Return) and one.value is not None:
                yield one, program.replaced(one, lambda old: b"return None")

    def changed():
        for one in expressions:
            if isinstance(one, ast.Constant) and type(one.value) in (int, float):
                yield one, program.replaced(one, lambda old: b"(" + old + b" + 1)")

    kinds = [
        ("a throw", throws()),
        ("condition flipped", flipped()),
        ("off by one", off_by_one()),
        ("statement dropped", dropped()),
        ("constant changed", changed()),
    ]
    mutants, texts = [], {text}
    while kinds and len(mutants) < most:
        for kind in list(kinds):
            what, planted = kind
            for node, mutated in planted:
                if mutated is not None and mutated not in texts and parses(mutated):
                    texts.add(mutated)
                    mutants.append({"what": "%s in line %d" % (what, node.lineno), "text": mutated})
                    break
            else:
                kinds.remove(kind)
    return mutants[:most]


def parses(text):
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump(plant(**json.load(file)), sys.stdout)
