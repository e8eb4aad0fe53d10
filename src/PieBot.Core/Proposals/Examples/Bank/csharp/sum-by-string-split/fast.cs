static int LongestLine(string text)
{
    var longest = 0;
    foreach (var line in text.AsSpan().EnumerateLines())
    {
        longest = Math.Max(longest, line.Trim().Length);
    }

    return longest;
}
