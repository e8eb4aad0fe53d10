namespace PieBot.Testing;

/// <summary>The tool as it was built in this checkout.</summary>
internal static class BuiltTool
{
    /// <summary>
    /// Its program, in its own output: beside a test project lies what that brings along, such as a web server, and is not
    /// the tool's.
    /// </summary>
    public static string Program { get; } =
        Path.Combine(
            Root(),
            "src",
            "PieBot",
            "bin",
            new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
            "net10.0",
            "PieBot.dll"
        );

    /// <summary>The checkout's top: compiled-in paths will not do, a deterministic build maps them away.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PieBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException(
                $"{AppContext.BaseDirectory} lies in no checkout of PieBot"
            );
    }
}
