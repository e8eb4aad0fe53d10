import heapq


def top(records, count):
    return heapq.nlargest(count, records, key=lambda record: record[1])
