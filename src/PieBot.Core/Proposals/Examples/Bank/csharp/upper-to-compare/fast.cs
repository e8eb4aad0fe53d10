static int CountHeader(IReadOnlyList<string> names, string wanted)
{
    var count = 0;
    foreach (var name in names)
    {
        if (string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }
    }

    return count;
}
