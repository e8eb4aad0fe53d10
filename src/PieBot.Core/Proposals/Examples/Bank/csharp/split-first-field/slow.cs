static List<string> Keys(IEnumerable<string> lines)
{
    var keys = new List<string>();
    foreach (var line in lines)
    {
        keys.Add(line.Split(';')[0]);
    }

    return keys;
}
