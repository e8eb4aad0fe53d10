static readonly Regex Version = new(@"\bv?\d+\.\d+\.\d+(-[a-z]+)?\b", RegexOptions.Compiled);

static int CountVersions(IEnumerable<string> lines)
{
    var count = 0;
    foreach (var line in lines)
    {
        if (Version.IsMatch(line))
        {
            count++;
        }
    }

    return count;
}
