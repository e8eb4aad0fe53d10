namespace Pairs.SplitFirst;

public static class Names
{
    public static string First(string line)
    {
        return line.Split(';')[0];
    }

    public static int Lengths(List<string> lines) => lines.Sum(line => line.Split(',').First().Length);
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
