def report(rows, out):
    for name, value in rows:
        print(name, value, sep=": ", file=out, flush=True)
