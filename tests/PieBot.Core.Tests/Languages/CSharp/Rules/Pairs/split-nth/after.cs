namespace Pairs.SplitNth;

public static class Fields
{
    public static string Second(string line) => line.Split(';', 3)[1];

    public static string Third(List<string> lines, int at)
    {
        return lines[at].Split(';', 4)[2];
    }
}

public static class Driver
{
    public static object Run()
    {
        var lines = Enumerable.Range(0, 2000).Select(i => $"{i};b{i};c{i};d;e;f;g;h;i;j;k").ToList();
        lines.Add("1;2;3");
        return string.Concat(lines.Select(Fields.Second)) + Fields.Third(lines, 7) + Fields.Third(lines, 2000);
    }
}
