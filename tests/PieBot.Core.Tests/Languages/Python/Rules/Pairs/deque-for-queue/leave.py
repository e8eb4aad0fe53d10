def returned(items):
    queue = [1]
    while len(queue) > 1:
        queue.pop(0)
    return queue


def sliced(items):
    queue = list(items)
    while queue:
        queue.pop(0)
        print(queue[1:3])


def sorted_(items):
    queue = list(items)
    while queue:
        queue.sort()
        queue.pop(0)


def parameter(queue):
    while queue:
        queue.pop(0)


def passed(items, use):
    queue = list(items)
    while queue:
        use(queue)
        queue.pop(0)


def from_elsewhere(items):
    queue = list(items)
    while queue:
        queue.pop(0)
        queue.pop(2)


def other_place(items):
    queue = list(items)
    for number in items:
        queue.insert(1, number)
    while queue:
        queue.pop(0)


def once(items):
    queue = list(items)
    queue.pop(0)
    return len(queue)


def rebound(items, other):
    queue = list(items)
    while queue:
        queue.pop(0)
        queue = other(items)


def compared(items):
    queue = list(items)
    while queue != []:
        queue.pop(0)


def added(items):
    queue = list(items)
    while queue:
        queue.pop(0)
        queue = queue + [1]


def captured(items):
    queue = list(items)
    while queue:
        queue.pop(0)
    return lambda: queue


def looped(items):
    queue = list(items)
    for one in queue:
        queue.pop(0)


def made_in_each_round(rows):
    for row in rows:
        queue = list(row)
        queue.pop(0)
