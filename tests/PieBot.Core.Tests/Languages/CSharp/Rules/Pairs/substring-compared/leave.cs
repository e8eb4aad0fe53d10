namespace Leave.SubstringCompared;

public static class Near
{
    public static bool ToVariable(string line, string? other) => line.Substring(2) == other;

    public static bool ToNull(string line) => line.Substring(2) == null;

    public static bool IgnoresCase(string line) =>
        line.Substring(2).Equals("x", StringComparison.OrdinalIgnoreCase);

    public static bool Culture(string line) => line.Substring(2).StartsWith("x");

    public static bool Asked(string? line) => line is not null && line.Substring(2) == "x";

    public static IQueryable<string> Query(IQueryable<string> lines) =>
        lines.Where(line => line.Substring(1, 1) == "x");
}
