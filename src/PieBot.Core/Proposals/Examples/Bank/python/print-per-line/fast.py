def report(rows, out):
    out.write("".join(f"{name}: {value}\n" for name, value in rows))
    out.flush()
