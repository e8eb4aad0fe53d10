static int CountPlaces(IReadOnlyList<(int X, int Y)> steps)
{
    var visited = new HashSet<string>();
    foreach (var (x, y) in steps)
    {
        visited.Add(x + "," + y);
    }

    return visited.Count;
}
