def all_called(steps):
    # Each step is to be done.
    return all([step() for step in steps])


def taken(items, other):
    return any([other.pop() for _ in items])


def named(items):
    return any([(last := item) for item in items]), last


def listed(items):
    return any([items, 1])


def shadowed(items, any):
    return any([item for item in items])


def summed(items):
    return sum([item for item in items])


async def waited(items):
    return any([await item for item in items])
