namespace Pairs.SubstringCompared;

public static class Codes
{
    public static int Count(List<string> lines)
    {
        var count = 0;
        foreach (var line in lines)
        {
            if (line.Length > 8 && line.Substring(4, 4) == "code")
            {
                count++;
            }
        }

        return count;
    }

    public static bool IsOther(string line) => line.Substring(2) != "x";
}

public static class Driver
{
    public static object Run()
    {
        var lines = Enumerable.Range(0, 5000).Select(i => i % 2 == 0 ? $"abc code{i}" : $"abc cold{i}").ToList();
        return Codes.Count(lines) + lines.Count(Codes.IsOther);
    }
}
