def distances(graph, start):
    found = {start: 0}
    waiting = [start]
    while waiting:
        node = waiting.pop(0)
        for near in graph[node]:
            if near not in found:
                found[near] = found[node] + 1
                waiting.append(near)
    return found
