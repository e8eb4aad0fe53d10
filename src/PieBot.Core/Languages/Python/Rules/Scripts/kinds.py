"""What kinds of values there are, and what their methods and the built-in functions give."""


class Kind:
    """name: of the type; item and value: kinds of what a container holds; sure: False where an annotation or a method's name says so."""

    def __init__(self, name, item=None, value=None, sure=True):
        self.name, self.item, self.value, self.sure = name, item, value, sure

    def guessed(self):
        return Kind(self.name, self.item, self.value, False)


SCALARS = {"str", "int", "float", "bool", "bytes", "NoneType", "scalar", "complex"}
# What is still being looked at: it goes with anything.
OPEN = Kind("open")
INT, STR, BOOL, FLOAT = Kind("int"), Kind("str"), Kind("bool"), Kind("float")
OF_TEXT = {"str": {"capitalize", "casefold", "center", "expandtabs", "format", "join", "ljust", "lower", "lstrip", "replace",
                   "removeprefix", "removesuffix", "rjust", "rstrip", "strip", "swapcase", "title", "translate", "upper",
                   "zfill"},
           "int": {"count", "find", "index", "rfind", "rindex"},
           "list": {"rsplit", "split", "splitlines"},
           "tuple": {"partition", "rpartition"},
           "bool": {"endswith", "isalnum", "isalpha", "isdigit", "islower", "isspace", "isupper", "startswith"}}
# Methods that hardly anything but a text has.
TELLING = {"lower", "upper", "strip", "lstrip", "rstrip", "casefold", "splitlines"}
BUILTINS = {"str": STR, "repr": STR, "chr": STR, "int": INT, "len": INT, "ord": INT, "hash": INT, "id": INT, "bool": BOOL,
            "float": FLOAT, "isinstance": BOOL, "callable": BOOL, "hex": STR, "bin": STR, "ascii": STR, "input": STR}


def common(kinds):
    """The kind that all of these are; None when there is none. Of different simple kinds: scalar."""
    kinds = [one for one in kinds if one is not OPEN]
    if any(one is None for one in kinds):
        return None
    sure = all(one.sure for one in kinds)
    names = {one.name for one in kinds}
    if len(names) == 1:
        items = [one.item for one in kinds if one.item is not OPEN]
        values = [one.value for one in kinds]
        return Kind(kinds[0].name, common(items), common(values), sure)
    return Kind("scalar", sure=sure) if kinds and names <= SCALARS else OPEN if not kinds else None


def is_hashable(kind):
    return kind is OPEN or kind is not None and (
        kind.name in SCALARS or kind.name == "tuple" and kind.item is not None and is_hashable(kind.item)
    )
