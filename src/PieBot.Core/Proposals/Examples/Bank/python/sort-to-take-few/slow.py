def top(records, count):
    ordered = sorted(records, key=lambda record: record[1], reverse=True)
    return ordered[:count]
