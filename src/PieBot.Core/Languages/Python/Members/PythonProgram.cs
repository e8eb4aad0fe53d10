namespace PieBot.Core.Languages.Python.Members;

/// <summary>Finds the interpreter that parses: one of the machine's own, never one that a checkout brings along.</summary>
internal static class PythonProgram
{
    public const string Missing =
        "python3 is not on PATH, and PieBot needs Python's own parser to find its members. Install Python 3.8 or later";

    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["python3.exe", "python.exe"]
        : ["python3"];

    /// <param name="path">The variable PATH.</param>
    /// <param name="checkout">Below it no program is taken.</param>
    public static string? Find(string path, string checkout) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(folder =>
                Path.IsPathFullyQualified(folder)
                && !IsBelow(folder, checkout)
                // A virtual environment belongs to some project, and may be the pull request's own.
                && !File.Exists(Path.Combine(folder, "..", "pyvenv.cfg"))
            )
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private static bool IsBelow(string folder, string checkout)
    {
        var relative = Path.GetRelativePath(checkout, folder);
        return relative != ".."
            && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !Path.IsPathRooted(relative)
            && Path.GetPathRoot(checkout) != checkout;
    }
}
