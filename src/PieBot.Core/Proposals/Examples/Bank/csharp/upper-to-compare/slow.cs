static int CountHeader(IReadOnlyList<string> names, string wanted)
{
    var count = 0;
    foreach (var name in names)
    {
        if (name.ToUpperInvariant() == wanted.ToUpperInvariant())
        {
            count++;
        }
    }

    return count;
}
