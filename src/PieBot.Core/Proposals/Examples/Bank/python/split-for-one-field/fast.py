def times(lines):
    result = []
    for line in lines:
        fields = line.split(" ", 2)
        result.append((fields[0], fields[1]))
    return result
