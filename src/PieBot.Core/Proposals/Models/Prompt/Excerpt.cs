using System.Text.RegularExpressions;
using PieBot.Core.Changes;

namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>The parts of a member that is too long for a prompt where its time may go: hot lines and loops, with marked gaps.</summary>
internal static partial class Excerpt
{
    // Of the signature, of a hot line's surroundings, and of a gap that is worth a mark.
    private const int Head = 4;
    private const int Around = 3;
    private const int LeastGap = 3;

    /// <param name="lines">The whole member.</param>
    /// <param name="first">The number of its first line in the file.</param>
    /// <param name="hot">Numbers of measured lines in the file, the hottest first.</param>
    /// <param name="fits">Whether a text still fits into the prompt.</param>
    /// <returns>Null when nothing that is worth asking about fits.</returns>
    public static string? Of(
        IReadOnlyList<string> lines,
        int first,
        IReadOnlyList<int> hot,
        Func<string, bool> fits
    )
    {
        var ends = new LineRange[]
        {
            new(0, Math.Min(Head, lines.Count) - 1),
            new(lines.Count - 1, lines.Count - 1),
        };
        var shown = ends.SelectMany(Lines).ToHashSet();
        string? text = null;
        foreach (var part in Parts(lines, first, hot))
        {
            var more = shown.Concat(Lines(part)).ToHashSet();
            var longer = Text(lines, first, more);
            if (fits(longer))
            {
                (shown, text) = (more, longer);
            }
        }

        return text;
    }

    // Those with hot lines first; then loops within loops before others, and short ones before long ones.
    private static IEnumerable<LineRange> Parts(
        IReadOnlyList<string> lines,
        int first,
        IReadOnlyList<int> hot
    )
    {
        var loops = Enumerable
            .Range(0, lines.Count)
            .Where(at => Loop().IsMatch(lines[at]))
            .Select(at => Block(lines, at))
            .ToList();
        var measured = hot.Select(line => line - first)
            .Where(at => at >= 0 && at < lines.Count)
            .Select(at => new LineRange(
                Math.Max(0, at - Around),
                Math.Min(lines.Count - 1, at + Around)
            ));
        return measured.Concat(
            loops
                .OrderByDescending(loop =>
                    loops.Count(other => other != loop && other.Contains(loop))
                )
                .ThenBy(loop => loop.Count)
        );
    }

    // From a loop's first line to the last that is indented deeper, and the brace that ends it.
    private static LineRange Block(IReadOnlyList<string> lines, int at)
    {
        var indent = Indent(lines[at]);
        var end = at;
        while (
            end + 1 < lines.Count
            && (
                string.IsNullOrWhiteSpace(lines[end + 1])
                || Indent(lines[end + 1]) > indent
                || lines[end + 1].TrimStart() is ['{' or '}' or ')', ..]
                    && Indent(lines[end + 1]) == indent
            )
        )
        {
            end++;
            if (lines[end].TrimStart() is ['}', ..] && Indent(lines[end]) == indent)
            {
                break;
            }
        }

        return new(at, end);
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static IEnumerable<int> Lines(LineRange range) =>
        Enumerable.Range(range.Start, range.Count);

    private static string Text(IReadOnlyList<string> lines, int first, HashSet<int> shown)
    {
        var parts = new List<string>();
        for (var at = 0; at < lines.Count; )
        {
            var gap = 0;
            while (at + gap < lines.Count && !shown.Contains(at + gap))
            {
                gap++;
            }

            if (gap >= LeastGap)
            {
                parts.Add($"     … (lines {first + at}–{first + at + gap - 1} are not shown)");
                at += gap;
                continue;
            }

            var count = Math.Max(1, gap);
            parts.Add(
                PromptBuilder.Numbered(string.Join('\n', lines.Skip(at).Take(count)), first + at)
            );
            at += count;
        }

        return string.Join('\n', parts);
    }

    [GeneratedRegex(
        @"^\s*(\}\s*)?(await\s+|async\s+)?(for|foreach|while|do)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Loop();
}
