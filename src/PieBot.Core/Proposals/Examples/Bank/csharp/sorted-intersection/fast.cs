static List<int> Common(List<int> first, List<int> second)
{
    var common = new List<int>();
    var at = 0;
    foreach (var value in first)
    {
        while (at < second.Count && second[at] < value)
        {
            at++;
        }

        if (at < second.Count && second[at] == value)
        {
            common.Add(value);
        }
    }

    return common;
}
