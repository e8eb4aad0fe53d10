"""Rules on arithmetic in loops."""
import ast

from rule import EDGE, rule

@rule(
    "square-by-multiplying",
    "Multiply it by itself",
    "A product is quicker than a power.",
)
def square_by_multiplying(place):
    changes, risks = [], []
    for node in place.nodes(ast.BinOp):
        two = isinstance(node.right, ast.Constant) and type(node.right.value) is int and node.right.value == 2
        if not isinstance(node.op, ast.Pow) or not two or not isinstance(node.left, ast.Name) or not place.loops(node):
            continue
        kind = place.kind(node.left)
        if kind and kind.name in ("int", "float"):
            text = "%s * %s" % (node.left.id, node.left.id)
            changes.append(place.source.replaced(node, text if stands_loose(place, node) else "(%s)" % text))
            # A power that is too large for a float raises an error, a product is infinite.
            risks += [] if kind.name == "int" and kind.sure else [EDGE]
    if changes:
        yield changes, risks[:1]


def stands_loose(place, node):
    """Whether a product needs no parentheses where a power stands."""
    parent, (start, end) = place.file.parents[node], place.source.span(node)
    if place.source.text[start - 1 : start] + place.source.text[end : end + 1] == "()":
        return True
    kinds = (ast.Assign, ast.AugAssign, ast.Return, ast.List, ast.ListComp, ast.GeneratorExp, ast.SetComp, ast.Call, ast.Compare)
    return isinstance(parent, kinds) or isinstance(parent, ast.BinOp) and isinstance(parent.op, (ast.Add, ast.Sub))
