namespace Pairs.TextCallInLoop;

public static class Search
{
    public static int Hits(List<string> lines, string wanted)
    {
        var hits = 0;
        var wantedUpper = wanted.Trim().ToUpperInvariant();
        foreach (var line in lines)
        {
            if (line.Contains(wantedUpper, StringComparison.Ordinal))
            {
                hits++;
            }
        }

        return hits;
    }

    public static List<string> Longer(List<string> lines, string other)
    {
        return lines.Where(line => line.Length > other.Replace("-", "").Length).ToList();
    }
}

public static class Driver
{
    public static object Run()
    {
        var lines = Enumerable.Range(0, 5000).Select(i => $"LINE {i} of it").ToList();
        return Search.Hits(lines, " line 49 ") + Search.Longer(lines, "a-b-c-d-e-f-g-h-i-j").Count;
    }
}
