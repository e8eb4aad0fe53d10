"""What kind of value an expression has, as far as the text proves it or strongly suggests it."""
import ast

from kinds import BOOL, BUILTINS, INT, OF_TEXT, OPEN, SCALARS, STR, TELLING, Kind, common
from names import NameKinds
from scopes import index_of


class Kinds(NameKinds):
    def __init__(self, function):
        self.function, self.file = function, function.file
        self.asked = set()

    def of(self, node):
        find = getattr(self, "of_" + type(node).__name__, None)
        return find(node) if find else None

    def of_Constant(self, node):
        return Kind(type(node.value).__name__)

    def of_JoinedStr(self, _):
        return STR

    def of_List(self, node):
        return Kind("list", common(self.of(one) for one in node.elts))

    def of_Set(self, node):
        return Kind("set", common(self.of(one) for one in node.elts))

    def of_Tuple(self, node):
        return Kind("tuple", common(self.of(one) for one in node.elts))

    def of_Dict(self, node):
        if None in node.keys:
            return Kind("dict")
        return Kind("dict", common(self.of(one) for one in node.keys), common(self.of(one) for one in node.values))

    def of_ListComp(self, node):
        return Kind("list", self.of(node.elt))

    def of_SetComp(self, node):
        return Kind("set", self.of(node.elt))

    def of_DictComp(self, node):
        return Kind("dict", self.of(node.key), self.of(node.value))

    def of_GeneratorExp(self, node):
        return Kind("iterator", self.of(node.elt))

    def of_IfExp(self, node):
        return common([self.of(node.body), self.of(node.orelse)])

    def of_BoolOp(self, node):
        return common(self.of(one) for one in node.values)

    def of_NamedExpr(self, node):
        return self.of(node.value)

    def of_UnaryOp(self, node):
        if isinstance(node.op, ast.Not):
            return BOOL
        inner = self.of(node.operand)
        return inner if inner and inner.name in ("int", "float") else None

    def of_Compare(self, node):
        kinds = [self.of(one) for one in [node.left] + node.comparators]
        known = all(isinstance(one, (ast.Is, ast.IsNot, ast.In, ast.NotIn)) for one in node.ops)
        return BOOL if known or all(one and one.sure and one.name in SCALARS for one in kinds) else None

    def of_BinOp(self, node):
        left, right = self.of(node.left), self.of(node.right)
        if left and left.name in ("str", "bytes") and isinstance(node.op, ast.Mod):
            return left
        if not left or not right:
            return None
        if OPEN in (left, right):
            return right if left is OPEN else left
        sure, names = left.sure and right.sure, {left.name, right.name}
        if names <= {"int", "bool"}:
            plain = isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.LShift, ast.RShift))
            return Kind("int", sure=sure) if plain else Kind("float", sure=sure) if isinstance(node.op, ast.Div) else None
        if names <= {"int", "float", "bool"}:
            return None if isinstance(node.op, ast.Pow) else Kind("float", sure=sure)
        if isinstance(node.op, ast.Add) and len(names) == 1 and left.name in ("str", "bytes", "list", "tuple"):
            return common([left, right])
        if isinstance(node.op, ast.Mult) and "int" in names and names & {"str", "list", "bytes"}:
            return left if right.name == "int" else right
        return None

    def of_Subscript(self, node):
        inner, index = self.of(node.value), index_of(node)
        if not inner or inner is OPEN:
            return inner
        if isinstance(index, ast.Slice):
            return inner if inner.name in ("str", "list", "tuple", "bytes") else None
        if inner.name == "dict":
            return self.loosened(inner.value, inner)
        return self.items(inner) if inner.name in ("str", "list", "tuple") else None

    def of_Call(self, node):
        name = getattr(node.func, "id", None)
        if name and self.file.is_builtin(node.func, name):
            return self.of_builtin(name, node)
        if isinstance(node.func, ast.Attribute):
            return self.of_method(node.func.attr, self.of(node.func.value), node.func.value)
        return None

    def of_builtin(self, name, node):
        if name in BUILTINS:
            return BUILTINS[name]
        first = self.of(node.args[0]) if node.args else None
        if name == "range":
            return Kind("range", INT)
        if name in ("list", "sorted", "set", "frozenset", "tuple", "reversed", "iter"):
            kind = "iterator" if name in ("reversed", "iter") else name
            return Kind(kind, OPEN if not node.args else self.items(first), sure=True)
        if name == "dict":
            return Kind("dict")
        if name == "open":
            return Kind("file")
        if name in ("enumerate", "zip", "map", "filter"):
            return Kind("iterator", self.items(first) if name == "filter" else None)
        if name == "sum" and len(node.args) == 1:
            inner = self.items(first)
            return inner if inner and inner.name in ("int", "float") else None
        return None

    def of_method(self, name, receiver, node):
        if receiver and receiver.name == "dict":
            found = {"keys": receiver.item, "values": receiver.value, "get": None}.get(name)
            return Kind("view", found, sure=receiver.sure) if name in ("keys", "values") else None
        text = receiver is not None and receiver.name in ("str", "bytes")
        if not text and (receiver or name not in TELLING or isinstance(node, ast.Name) and self.is_import(node.id)):
            return None
        for kind, names in OF_TEXT.items():
            if name in names:
                own = receiver.name if text else "str"
                sure = text and receiver.sure
                item = Kind(own, sure=sure) if kind in ("list", "tuple") else None
                return Kind(own if kind == "str" else kind, item, sure=sure)
        return Kind("bytes", sure=receiver.sure) if text and name == "encode" else None

    def is_import(self, name):
        return any(isinstance(one, (ast.Import, ast.ImportFrom)) for one in self.file.bound.get(name, []))

    def items(self, kind):
        """What comes out of it, one by one."""
        if kind is None or kind is OPEN:
            return kind
        if kind.name == "str":
            return Kind("str", sure=kind.sure)
        if kind.name in ("bytes", "range"):
            return Kind("int", sure=kind.sure)
        if kind.name == "file":
            return Kind("str", sure=False)
        return self.loosened(kind.item, kind)

    @staticmethod
    def loosened(item, owner):
        return item if item is None or item is OPEN or owner.sure else item.guessed()
