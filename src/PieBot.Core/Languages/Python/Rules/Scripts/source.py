"""A file's text and the places of its nodes; changes of it, widened to whole lines."""
import ast
import io
import tokenize


class Source:
    def __init__(self, text):
        # As Python itself reads it: lines are numbered alike, and the answer has no line endings.
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.tree = ast.parse(self.text)
        self.lines = self.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.comments = {
            token.start[0]
            for token in tokenize.generate_tokens(io.StringIO(self.text).readline)
            if token.type == tokenize.COMMENT
        }

    def place(self, line, column):
        """The offset of a line and the column that a node has, which counts bytes."""
        text = self.lines[line - 1]
        if not text.isascii():
            column = len(text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "surrogatepass"))
        return self.starts[line - 1] + column

    def span(self, node):
        return self.place(node.lineno, node.col_offset), self.place(node.end_lineno, node.end_col_offset)

    def of(self, node):
        start, end = self.span(node)
        return self.text[start:end]

    def indent(self, node):
        line = self.lines[node.lineno - 1]
        return line[: len(line) - len(line.lstrip())]

    def starts_line(self, statement):
        """Whether a line may be put before it: nothing else stands before it, and it is no elif."""
        start = self.span(statement)[0]
        before = self.text[self.starts[statement.lineno - 1] : start]
        first = min([statement.lineno] + [one.lineno for one in getattr(statement, "decorator_list", [])])
        continued = first > 1 and self.lines[first - 2].endswith("\\")
        return not before.strip() and not continued and not self.text.startswith("elif", start)

    def stands_alone(self, statement):
        """Whether its lines hold nothing else, not even a comment."""
        after = self.text[self.span(statement)[1] : self.starts[statement.end_lineno] - 1]
        return self.starts_line(statement) and not after.strip() and not self.commented(statement, statement)

    def commented(self, first, last):
        return any(first.lineno <= line <= last.end_lineno for line in self.comments)

    def replaced(self, node, text):
        return self.span(node) + (text,)

    def before(self, statement, text):
        """A line of its own before a statement."""
        start = self.starts[statement.lineno - 1]
        return start, start, self.indent(statement) + text + "\n"

    def changed(self, changes):
        text, end = [], 0
        for start, stop, new in sorted(changes, key=lambda change: change[:2]):
            if start < end:
                return None
            text += [self.text[end:start], new]
            end = stop
        return "".join(text) + self.text[end:]

    def edits(self, changes):
        """First line, last line, the new lines or None, for each run of lines that changes; None where changes overlap."""
        edits = []
        for group in self.groups(changes):
            first = self.line(group[0][0])
            last = max(self.line(stop) for _, stop, _ in group)
            start, end = self.starts[first - 1], self.starts[last] - 1
            whole = self.changed(group)
            if whole is None:
                return None
            # Lines that are gone with their endings leave the rest of the last one where they stood.
            after = whole[start : len(whole) - (len(self.text) - end)].split("\n")
            edits.append(self.trimmed(first, self.lines[first - 1 : last], after))
        return [edit for edit in edits if edit]

    def groups(self, changes):
        groups, end = [], -1
        for change in sorted(changes, key=lambda change: change[:2]):
            if self.line(change[0]) > end + 1:
                groups.append([])
            groups[-1].append(change)
            end = max(end, self.line(change[1]))
        return groups

    def line(self, offset):
        low, high = 0, len(self.lines)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= offset else (low, middle)
        return low + 1

    @staticmethod
    def trimmed(first, before, after):
        while before and after and before[0] == after[0]:
            first, before, after = first + 1, before[1:], after[1:]
        while before and after and before[-1] == after[-1]:
            before, after = before[:-1], after[:-1]
        if not before and not after:
            return None
        return {"start": first, "end": first + len(before) - 1, "lines": after or None}
