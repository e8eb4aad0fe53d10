"""Searches."""
from collections import deque
import heapq


def breadth_first(graph, start):
    queue = deque([start])
    seen = {start}
    order = []
    while queue:
        node = queue.popleft()  # the oldest
        order.append(node)
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return order, heapq.nsmallest(3, order)


def turned(numbers):
    front = deque()
    for number in numbers:
        front.appendleft(number)
    total = 0
    while len(front) > 0:
        total = total * 2 % 1009 + front.popleft()
    return total


def run():
    graph = {n: [m for m in (2 * n + 1, 2 * n + 2) if m < 2000] for n in range(2000)}
    return breadth_first(graph, 0), turned(range(6000))
