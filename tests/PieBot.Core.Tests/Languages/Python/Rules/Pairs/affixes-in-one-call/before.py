def comments(lines):
    count = 0
    for line in lines:
        if line.startswith("#") or line.startswith("//") or line.startswith((";", "--")):
            count += 1
    return count


def images(names):
    return [name for name in names if not name or name.endswith(".png") or name.endswith(".jpg")]


def run():
    lines = ["name%d.txt" % n for n in range(300)] + ["# a", "-- b", "c.jpg"]
    return comments(lines), images(lines)
