namespace PieBot.Core.Processes;

/// <summary>The programs on the user's PATH.</summary>
internal static class Programs
{
    public static bool Has(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
}
