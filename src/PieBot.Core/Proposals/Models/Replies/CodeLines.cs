using System.Text.RegularExpressions;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Lines of code as models write them.</summary>
internal static partial class CodeLines
{
    /// <summary>Split at line ends, the last of which counts for nothing; an empty text has no lines.</summary>
    /// <param name="keepEmpty">Whether an empty text is one empty line.</param>
    public static IReadOnlyList<string> Of(string text, bool keepEmpty = false)
    {
        var plain = text.ReplaceLineEndings("\n");
        if (plain.Length == 0)
        {
            return keepEmpty ? [""] : [];
        }

        return (plain.EndsWith('\n') ? plain[..^1] : plain).Split('\n');
    }

    /// <summary>Without the line numbers of the prompt, where every line has one.</summary>
    public static IReadOnlyList<string> Unnumbered(IReadOnlyList<string> lines) =>
        lines.Count > 0 && lines.All(line => Number().IsMatch(line))
            ? lines.Select(line => Number().Replace(line, "")).ToList()
            : lines;

    /// <summary>Whether it holds a letter or digit: a brace may stand anywhere.</summary>
    public static bool Says(IEnumerable<string> lines) =>
        lines.Any(line => line.Any(char.IsLetterOrDigit));

    public static string Indentation(string line) => line[..^line.TrimStart().Length];

    [GeneratedRegex(@"^\s*\d+\| ?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
