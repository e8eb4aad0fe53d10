def run(subject):
    clear = getattr(subject.ways, "cache_clear", None)
    if clear:
        clear()
    return subject.ways(8)
