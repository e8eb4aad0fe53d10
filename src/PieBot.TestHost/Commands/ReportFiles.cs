using System.Text.RegularExpressions;

namespace PieBot.TestHost.Commands;

/// <summary>The files that a command writes its times to, below the folder it works in.</summary>
internal sealed class ReportFiles(string? glob)
{
    private readonly Regex? _pattern = glob is null ? null : new(Pattern(glob));

    /// <summary>Removes those of an earlier run, so that they cannot pass for this one's.</summary>
    public void Clear()
    {
        foreach (var file in Found())
        {
            File.Delete(file);
        }
    }

    /// <exception cref="FormatException">The command wrote none.</exception>
    public IReadOnlyList<string> Read()
    {
        var texts = Found().Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        return texts.Count > 0
            ? texts
            : throw new FormatException($"the timing command wrote no file {glob}");
    }

    private List<string> Found() =>
        _pattern is null
            ? []
            : Directory
                .EnumerateFiles(Environment.CurrentDirectory, "*", SearchOption.AllDirectories)
                .Where(file =>
                    _pattern.IsMatch(
                        Path.GetRelativePath(Environment.CurrentDirectory, file).Replace('\\', '/')
                    )
                )
                .ToList();

    // "**/" any folders, "*" and "?" within a name. The worker carries no library for it.
    private static string Pattern(string glob) =>
        "^"
        + Regex
            .Escape(glob.StartsWith("./", StringComparison.Ordinal) ? glob[2..] : glob)
            .Replace(@"\*\*/", "(?:.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal)
        + "$";
}
