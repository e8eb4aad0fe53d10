namespace Pairs.SplitLast;

public static class Names
{
    public static string Last(string path)
    {
        return path.Split('/')[^1];
    }

    public static int Lengths(List<string> paths) => paths.Sum(path => path.Split('.').Last().Length);
}

public static class Driver
{
    public static object Run()
    {
        var paths = Enumerable.Range(0, 2000).Select(i => $"a/b/c{i}/d/file{i}.x.txt").ToList();
        paths.AddRange(["", "/", "none"]);
        return string.Concat(paths.Select(Names.Last)) + Names.Lengths(paths);
    }
}
