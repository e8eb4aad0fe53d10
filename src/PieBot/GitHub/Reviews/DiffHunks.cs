using System.Globalization;
using System.Text.RegularExpressions;
using PieBot.Changes;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>
/// The hunks of a file as a pull request shows them: the head's lines that can be commented on, three lines of context included.
/// Hunks that touch each other by number are still two.
/// </summary>
internal static partial class DiffHunks
{
    /// <param name="patch">Of the API or of <c>git diff</c>; null when there is none, as for binary and very large files.</param>
    public static IReadOnlyList<LineRange> Parse(string? patch)
    {
        var hunks = new List<LineRange>();
        var start = 0;
        var seen = 0;
        var most = 0;
        foreach (var line in (patch ?? "").Split('\n'))
        {
            if (seen == most && Header().Match(line) is { Success: true } match)
            {
                Close();
                (start, seen) = (Number(match, "start"), 0);
                most = match.Groups["count"].Success ? Number(match, "count") : 1;
            }
            else if (seen < most && line is [' ' or '+', ..])
            {
                seen++;
            }
        }

        Close();
        return hunks;

        void Close()
        {
            // As many lines as are really there: a patch may be cut short.
            if (seen > 0)
            {
                hunks.Add(new(start, start + seen - 1));
            }
        }
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^@@ -\d{1,9}(,\d{1,9})? \+(?<start>\d{1,9})(,(?<count>\d{1,9}))? @@",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Header();
}
