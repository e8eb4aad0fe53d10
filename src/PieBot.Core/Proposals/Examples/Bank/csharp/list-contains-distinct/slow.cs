static List<string> DistinctNames(IEnumerable<string> names)
{
    var seen = new List<string>();
    var result = new List<string>();
    foreach (var name in names)
    {
        if (!seen.Contains(name))
        {
            seen.Add(name);
            result.Add(name);
        }
    }

    return result;
}
