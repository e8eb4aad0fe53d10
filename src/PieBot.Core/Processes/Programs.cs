namespace PieBot.Core.Processes;

/// <summary>The programs on the user's PATH.</summary>
internal static class Programs
{
    public static bool Has(string name) => Find(name) is not null;

    /// <summary>The full path of the first of that name; null when there is none.</summary>
    public static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows()
            ? ["", .. (Environment.GetEnvironmentVariable("PATHEXT") ?? ".EXE;.CMD").Split(';')]
            : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }
}
