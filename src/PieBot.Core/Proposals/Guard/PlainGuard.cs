using System.Globalization;
using System.Text.RegularExpressions;
using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Proposals.Guard;

/// <summary>What can be refused of edits in languages that are not read: by lines, blanks and numbers alone.</summary>
internal static partial class PlainGuard
{
    /// <summary>Why the candidate is refused; null when it may be verified.</summary>
    /// <param name="headText">The target's file at head.</param>
    public static string? Check(string headText, ChangedMember target, Candidate candidate)
    {
        if (EditGuard.Place(target, candidate) is { } place)
        {
            return place;
        }

        return SourceFile.OfText(headText).Edited(candidate.Edits) is not { } edited
                ? $"the lines it edits are not those of {target.Path} at the head"
            : Key(edited) == Key(headText) ? "it changes only blanks"
            : EditGuard.Size(target, candidate) ?? Lowered(headText, edited);
    }

    /// <summary>Equal for texts that differ in blank lines and in blanks at the ends of lines alone: blanks before them may carry meaning.</summary>
    public static string Key(string text) =>
        string.Join(
            '\n',
            text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)
        );

    // Fewer rounds, smaller buffers: less work is not faster work.
    private static string? Lowered(string head, string edited)
    {
        var (before, after) = (Numbers(head), Numbers(edited));
        var kept = Less(before, after);
        var brought = Less(after, before);
        foreach (var (from, to) in kept.Zip(brought))
        {
            if (to < from)
            {
                return $"it lowers a number, {from} to {to}: less work is not faster work";
            }
        }

        return null;
    }

    private static List<double> Less(List<double> numbers, List<double> others)
    {
        var left = others.CountBy(one => one).ToDictionary();
        return numbers
            .Where(one =>
            {
                var count = left.GetValueOrDefault(one);
                left[one] = count - 1;
                return count <= 0;
            })
            .ToList();
    }

    private static List<double> Numbers(string text) =>
        Number()
            .Matches(text)
            .Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))
            .ToList();

    // Not those that are part of a name.
    [GeneratedRegex(@"(?<![\w.])\d+(\.\d+)?(?![\w.])", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
