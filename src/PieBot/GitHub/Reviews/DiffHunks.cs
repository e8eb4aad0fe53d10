using System.Globalization;
using System.Text.RegularExpressions;
using PieBot.Core.Changes;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>
/// Where a suggestion can stand on a file as a pull request shows it: runs of the head's lines that one hunk shows with no removed
/// line between them, context included. GitHub refuses to commit a suggestion on deleted lines
/// (https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request),
/// and a comment whose lines span two hunks. Runs that touch each other by number are still two.
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
            else if (seen < most && line is ['-', ..])
            {
                Close();
                (start, most, seen) = (start + seen, most - seen, 0);
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
