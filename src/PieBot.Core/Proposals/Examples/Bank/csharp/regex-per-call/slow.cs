static int CountVersions(IEnumerable<string> lines)
{
    var count = 0;
    foreach (var line in lines)
    {
        if (new Regex(@"\bv?\d+\.\d+\.\d+(-[a-z]+)?\b").IsMatch(line))
        {
            count++;
        }
    }

    return count;
}
