namespace Pairs.SplitFirst;

public static class Names
{
    public static string First(string line)
    {
        return line.IndexOf(';') is >= 0 and var cut ? line[..cut] : line;
    }

    public static int Lengths(List<string> lines) => lines.Sum(line => (line.IndexOf(',') is >= 0 and var cut ? line[..cut] : line).Length);
}

public static class Driver
{
    public static object Run()
    {
        var lines = Enumerable.Range(0, 2000).Select(i => $"name{i};street {i};city,{i};;x").ToList();
        lines.AddRange(["", ";", "none"]);
        return string.Concat(lines.Select(Names.First)) + Names.Lengths(lines);
    }
}
