"""What a function binds and reads of its own, and what repeats."""
import ast

from scopes import COMPREHENSIONS, CONSUMERS, FUNCTIONS, INNER, LOOPS, SEEING, arguments, bound_by


class Function:
    """One function without those that are nested in it: these are looked at as functions of their own."""

    def __init__(self, file, node):
        self.file, self.source, self.node = file, file.source, node
        self.own = list(self.walk(node))
        self.params = {one.arg: one for one in arguments(node)}
        self.bindings = {name: [one] for name, one in self.params.items()}
        self.declared = {name for one in self.own if isinstance(one, (ast.Global, ast.Nonlocal)) for name in one.names}
        # Targets of comprehensions are names of their own.
        parts = [one for one in self.own if isinstance(one, ast.comprehension)]
        self.inner = {one for part in parts for one in ast.walk(part.target)}
        for one in self.own:
            if one not in self.inner:
                for name in bound_by(one):
                    self.bindings.setdefault(name, []).append(one)
        self.loads = {}
        for one in ast.walk(node):
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load) and self.is_meant(one):
                self.loads.setdefault(one.id, []).append(one)
        self.sees_all = any(name in SEEING for name in self.loads) or file.stars

    def is_meant(self, load):
        """Whether a name is not that of a comprehension or nested function around it."""
        node, parent = load, self.file.parents[load]
        while node is not self.node:
            if isinstance(parent, COMPREHENSIONS) and node is not parent.generators[0]:
                if load.id in self.names_of(parent):
                    return False
            elif isinstance(parent, ast.comprehension) and node is not parent.iter:
                if load.id in self.names_of(self.file.parents[parent]):
                    return False
            elif isinstance(parent, FUNCTIONS + (ast.Lambda,)) and parent is not self.node:
                if not isinstance(node, ast.arguments) and load.id in {one.arg for one in arguments(parent)}:
                    return False
            node, parent = parent, self.file.parents.get(parent)
        return True

    @staticmethod
    def names_of(comprehension):
        return {one.id for part in comprehension.generators for one in ast.walk(part.target) if isinstance(one, ast.Name)}

    def walk(self, node):
        for child in ast.iter_child_nodes(node):
            yield child
            if not isinstance(child, INNER):
                yield from self.walk(child)

    def is_local(self, name):
        """A name of this function alone: no nested scope binds it as its own, but as a parameter, or uses it later."""
        return (
            name in self.bindings
            and name not in self.declared
            and not any(self.is_deferred(one) for one in self.loads.get(name, []))
            and all(
                isinstance(one, ast.arg) or self.file.scope(one) is self.node
                for one in self.file.bound[name]
                if self.file.below(one, self.node) and one not in self.inner
            )
        )

    def has_local(self, node):
        """Whether a node reads a name of this function alone, and not one that a comprehension around it binds."""
        return isinstance(node, ast.Name) and node in self.loads.get(node.id, []) and self.is_local(node.id)

    def is_deferred(self, node):
        """Whether it runs at another time than the statement it stands in."""
        while node is not self.node:
            parent = self.file.parents[node]
            if isinstance(parent, INNER) and parent is not self.node:
                return True
            if isinstance(parent, ast.GeneratorExp) and node is not parent.generators[0] and not self.is_consumed(parent):
                return True
            node = parent
        return False

    def is_consumed(self, generator):
        call = self.file.parents[generator]
        return isinstance(call, ast.Call) and generator in call.args and (
            self.file.is_builtin(call.func, *CONSUMERS)
            or (isinstance(call.func, ast.Attribute) and call.func.attr == "join" and isinstance(call.func.value, ast.Constant))
        )

    def loops_around(self, node):
        """The loops and comprehensions of this function that repeat a node, the innermost first."""
        found = []
        while node is not self.node:
            parent = self.file.parents[node]
            if isinstance(parent, INNER) and parent is not self.node:
                return []
            if isinstance(parent, LOOPS) and node is not getattr(parent, "iter", None) and node not in parent.orelse:
                found.append(parent)
            if isinstance(parent, COMPREHENSIONS) and node is not parent.generators[0]:
                found.append(parent)
            if isinstance(parent, ast.comprehension) and node is not parent.iter:
                owner = self.file.parents[parent]
                if parent is owner.generators[0]:
                    found.append(owner)
            node = parent
        return found
