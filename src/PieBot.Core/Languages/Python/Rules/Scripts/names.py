"""The kind of value that a name holds, by all that is bound to it."""
import ast

from kinds import INT, OPEN, SCALARS, Kind, common
from scopes import index_of
from uses import uses_of


class NameKinds:
    """The part of Kinds that looks at names."""

    def of_Name(self, node):
        name = node.id
        if name in self.asked:
            return OPEN
        self.asked.add(name)
        try:
            target = self.target_around(node)
            if target is not None:
                return self.of_target(name, target.target, target.iter)
            if name not in self.function.bindings:
                return self.of_global(name)
            return self.of_local(name)
        finally:
            self.asked.discard(name)

    def target_around(self, name):
        """The part of a comprehension around it that binds the name."""
        node = name
        while node is not None and node is not self.function.node:
            for part in getattr(node, "generators", []):
                if any(isinstance(one, ast.Name) and one.id == name.id for one in ast.walk(part.target)):
                    return part
            node = self.file.parents.get(node)
        return None

    def of_target(self, name, target, iterated):
        """The kind of a name of a loop's or comprehension's targets."""
        if isinstance(target, ast.Name):
            return self.items(self.of(iterated))
        places = target.elts if isinstance(target, (ast.Tuple, ast.List)) else []
        place = next((at for at, one in enumerate(places) if isinstance(one, ast.Name) and one.id == name), None)
        if place is None:
            return None
        if self.file.calls(iterated, "enumerate") and iterated.args and len(places) == 2:
            return INT if place == 0 else self.items(self.of(iterated.args[0]))
        if self.file.calls(iterated, "zip") and len(iterated.args) == len(places):
            return self.items(self.of(iterated.args[place]))
        method = iterated.func if isinstance(iterated, ast.Call) else None
        if isinstance(method, ast.Attribute) and method.attr == "items" and len(places) == 2:
            owner = self.of(method.value)
            return self.loosened((owner.item, owner.value)[place], owner) if owner and owner.name == "dict" else None
        inner = self.items(self.of(iterated))
        return self.items(inner) if inner and inner is not OPEN and inner.name == "tuple" else None

    def of_global(self, name):
        value = self.file.constant(name)
        found = self.of(value) if value is not None else None
        return found if found and found.name in SCALARS else None

    def of_local(self, name):
        function = self.function
        if name in function.declared or not self.only_here(name):
            return None
        kinds = []
        for one in function.bindings[name]:
            owner = self.file.parents.get(one)
            if isinstance(one, ast.arg):
                kinds.append(self.of_annotation(one) if one in self.plain_params() else None)
            elif isinstance(owner, ast.Assign) and owner.targets == [one] or isinstance(owner, ast.NamedExpr):
                kinds.append(self.of(owner.value))
            elif isinstance(owner, ast.AnnAssign):
                kinds += [self.of(owner.value)] if owner.value else []
            elif isinstance(owner, ast.AugAssign):
                load = ast.Name(id=name, ctx=ast.Load())
                kinds.append(self.of_BinOp(ast.BinOp(left=load, op=owner.op, right=owner.value)))
            else:
                loop = self.loop_that_binds(one)
                kinds.append(self.of_target(name, loop.target, loop.iter) if loop else self.of_with(one))
        found = common(kinds)
        if found and found is not OPEN and found.name in ("list", "set", "dict"):
            return self.of_container(name, found)
        return found

    def plain_params(self):
        own = self.function.node.args
        return [one for one in self.function.params.values() if one not in (own.vararg, own.kwarg)]

    def only_here(self, name):
        """No nested function binds it anew by declaring it nonlocal."""
        return not any(
            isinstance(one, ast.Nonlocal) and self.file.below(one, self.function.node) for one in self.file.bound.get(name, [])
        )

    def loop_that_binds(self, name):
        node = name
        while isinstance(self.file.parents[node], (ast.Tuple, ast.List)):
            node = self.file.parents[node]
        owner = self.file.parents[node]
        return owner if isinstance(owner, ast.For) and owner.target is node else None

    def of_with(self, name):
        owner = self.file.parents[name]
        if isinstance(owner, ast.withitem) and owner.optional_vars is name and self.file.calls(owner.context_expr, "open"):
            return Kind("file")
        return None

    def of_annotation(self, argument):
        """A promise that nobody holds anyone to."""
        note = argument.annotation
        if isinstance(note, ast.Constant) and isinstance(note.value, str):
            try:
                note = ast.parse(note.value, mode="eval").body
            except SyntaxError:
                return None
        return self.of_note(note)

    def of_note(self, note):
        names = {"List": "list", "Dict": "dict", "Set": "set", "Tuple": "tuple"}
        if isinstance(note, ast.Subscript):
            outer, inner = self.of_note(note.value), index_of(note)
            parts = [self.of_note(one) for one in (inner.elts if isinstance(inner, ast.Tuple) else [inner])]
            if outer and outer.name in ("list", "set") and len(parts) == 1:
                return Kind(outer.name, parts[0], sure=False)
            if outer and outer.name == "dict" and len(parts) == 2:
                return Kind("dict", parts[0], parts[1], sure=False)
            return outer
        name = getattr(note, "id", None) or getattr(note, "attr", None)
        name = names.get(name, name)
        return Kind(name, sure=False) if name in ("list", "dict", "set", "tuple", "str", "int", "float", "bool", "bytes") else None

    def of_container(self, name, found):
        """What it holds is known only as long as this function alone puts things in, and only such things."""
        items, values = [found.item], [found.value]
        for use in uses_of(self.function, name):
            if use.kind == "method" and use.name in ("append", "add") and len(use.call.args) == 1:
                items.append(self.of(use.call.args[0]))
            elif use.kind == "method" and use.name == "insert" and len(use.call.args) == 2:
                items.append(self.of(use.call.args[1]))
            elif use.kind == "method" and use.name in ("extend", "update") and found.name != "dict" and len(use.call.args) == 1:
                items.append(self.items(self.of(use.call.args[0])))
            elif use.kind == "store" and self.stored(use) is not None and not isinstance(index_of(use.call), ast.Slice):
                value = self.of(self.stored(use))
                items.append(self.of(index_of(use.call)) if found.name == "dict" else value)
                values.append(value if found.name == "dict" else None)
            elif use.changes and not self.takes_out(use) or use.keeps:
                return Kind(found.name, sure=found.sure)
        return Kind(found.name, common(items), common(values), found.sure)

    @staticmethod
    def takes_out(use):
        return use.kind == "method" and use.name in ("clear", "discard", "pop", "popleft", "remove", "reverse", "sort")

    def stored(self, use):
        owner = self.file.parents[use.call]
        if isinstance(owner, ast.AugAssign):
            load = ast.Subscript(value=use.call.value, slice=use.call.slice, ctx=ast.Load())
            return ast.BinOp(left=load, op=owner.op, right=owner.value)
        return owner.value if isinstance(owner, ast.Assign) and owner.targets == [use.call] else None
