"""Rules on patterns, and on tests that one call can make."""
import ast
import re

from rule import rule

# By function of re: how many arguments follow the pattern before its flags.
SUBJECTS = {"match": 1, "search": 1, "fullmatch": 1, "findall": 1, "finditer": 1, "split": 2, "sub": 3, "subn": 3}


def flags_of(place, call, taken):
    """The flags of a call as text, "" when there are none; None when they, or other arguments, are not plain."""
    named = {one.arg: one.value for one in call.keywords}
    flags = call.args[taken + 1 :] + [value for name, value in named.items() if name == "flags"]
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    if starred or set(named) - {"flags"} or len(flags) > 1 or len(call.args) < min(taken, 2) + (taken == 1):
        return None
    if not flags:
        return ""
    for one in ast.walk(flags[0]):
        known = isinstance(one, (ast.BinOp, ast.BitOr, ast.Load)) or place.file.is_module(one, "re")
        if not known and not (isinstance(one, ast.Attribute) and place.file.is_module(one.value, "re")):
            return None
        # Such patterns are compiled at each call: for what it prints, and for the locale of the moment.
        if getattr(one, "attr", "") in ("DEBUG", "L", "LOCALE"):
            return None
    return place.of(flags[0])


def pattern_of(place, node):
    """The text or bytes of a pattern that compiles; None when it is another expression."""
    value = place.file.constant(node.id) if isinstance(node, ast.Name) and node.id not in place.function.bindings else node
    if not isinstance(value, ast.Constant) or not isinstance(value.value, (str, bytes)):
        return None
    try:
        re.compile(value.value)
    except (re.error, OverflowError, RecursionError):
        return None
    return value.value


@rule(
    "pattern-compiled-once",
    "Compile the pattern before the loop",
    "The module's functions look for the compiled pattern in a cache at each call.",
)
def pattern_compiled_once(place):
    groups = {}
    for call in place.nodes(ast.Call):
        known = isinstance(call.func, ast.Attribute) and place.file.is_module(call.func.value, "re") and call.func.attr in SUBJECTS
        loops = place.loops(call)
        if not known or not loops or not call.args or pattern_of(place, call.args[0]) is None:
            continue
        taken = SUBJECTS[call.func.attr]
        flags = flags_of(place, call, taken)
        if flags is not None and len(call.args) > 1:
            groups.setdefault((loops[-1], ast.dump(call.args[0]), flags), []).append((call, taken))
    loops = {}
    for (loop, _, flags), calls in groups.items():
        loops.setdefault(loop, []).append((flags, calls))
    for loop, patterns in loops.items():
        changes, taken = [], set()
        for flags, calls in patterns:
            changes += compiled(place, loop, flags, calls, taken)
        if changes:
            yield changes, []


def compiled(place, loop, flags, calls, taken):
    """The changes for one pattern; none where there is no place for it."""
    number = 2
    name = place.file.fresh("pattern")
    while name in taken:
        name, number = place.file.fresh("pattern_%d" % number), number + 1
    text = place.of(calls[0][0].args[0])
    line = place.before(loop, "%s = re.compile(%s%s)" % (name, text, ", " + flags if flags else ""))
    if not line or "\n" in text or any(place.source.commented(call, call) for call, _ in calls):
        return []
    taken.add(name)
    changes = [line]
    for call, most in calls:
        rest = ", ".join(place.of(one) for one in call.args[1 : most + 1])
        changes.append(place.source.replaced(call, "%s.%s(%s)" % (name, call.func.attr, rest)))
    return changes


def either(place, fits):
    """Runs of neighbours in "a or b" that fit, all alike in what the key says."""
    for node in place.nodes(ast.BoolOp):
        run = []
        for one in (node.values if isinstance(node.op, ast.Or) else []) + [None]:
            key = fits(one) if one is not None else None
            if run and (key is None or key != fits(run[0])):
                if len(run) > 1 and not place.source.commented(run[0], run[-1]):
                    yield run
                run = []
            if key is not None:
                run.append(one)


def merged(place, run, name, parts):
    texts = []
    for one in parts:
        inner = isinstance(one, ast.Tuple)
        texts += [place.of(each) for each in one.elts] if inner else [place.of(one)]
    start, end = place.source.span(run[0])[0], place.source.span(run[-1])[1]
    # What the calls stand in parentheses for is not between the two places then.
    between = place.source.text[start:end]
    return (start, end, "%s(%s))" % (name, ", ".join(texts))) if between.count("(") == between.count(")") else None


@rule(
    "affixes-in-one-call",
    "Ask for all beginnings or endings in one call",
    "One call looks for all of them.",
)
def affixes_in_one_call(place):
    def fits(node):
        func = node.func if isinstance(node, ast.Call) else None
        if not isinstance(func, ast.Attribute) or func.attr not in ("startswith", "endswith") or len(node.args) != 1:
            return None
        parts = node.args[0].elts if isinstance(node.args[0], ast.Tuple) else node.args
        plain = parts and all(isinstance(one, ast.Constant) and isinstance(one.value, (str, bytes)) for one in parts)
        return ast.dump(func) if plain and not node.keywords and is_plain(func.value) else None

    for run in either(place, fits):
        name = place.of(run[0].func)
        change = merged(place, run, name + "(", [one.args[0] for one in run])
        if change:
            yield [change], []


def is_plain(node):
    """A name, perhaps with attributes."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)
