static List<int> Common(List<int> first, List<int> second)
{
    var common = new List<int>();
    foreach (var value in first)
    {
        if (second.IndexOf(value) >= 0)
        {
            common.Add(value);
        }
    }

    return common;
}
