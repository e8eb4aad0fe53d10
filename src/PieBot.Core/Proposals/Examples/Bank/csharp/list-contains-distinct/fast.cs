static List<string> DistinctNames(IEnumerable<string> names)
{
    var seen = new HashSet<string>();
    var result = new List<string>();
    foreach (var name in names)
    {
        if (seen.Add(name))
        {
            result.Add(name);
        }
    }

    return result;
}
