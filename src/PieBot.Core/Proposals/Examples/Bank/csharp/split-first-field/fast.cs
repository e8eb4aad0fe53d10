static List<string> Keys(IEnumerable<string> lines)
{
    var keys = new List<string>();
    foreach (var line in lines)
    {
        var end = line.IndexOf(';');
        keys.Add(end < 0 ? line : line.Substring(0, end));
    }

    return keys;
}
