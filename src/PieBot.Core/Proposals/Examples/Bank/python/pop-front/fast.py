from collections import deque


def distances(graph, start):
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for near in graph[node]:
            if near not in found:
                found[near] = found[node] + 1
                waiting.append(near)
    return found
