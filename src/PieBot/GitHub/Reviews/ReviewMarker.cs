using System.Text.RegularExpressions;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>
/// What a review carries out of sight: the keys of all it showed. A comment can be deleted, its review cannot, so what was
/// dismissed by deleting is still known.
/// </summary>
/// <param name="Head">The commit it was posted for.</param>
internal sealed partial record ReviewMarker(string Head, IReadOnlyList<string> Keys)
{
    public static ReviewMarker? Parse(string? body) =>
        Comment().Match(body ?? "") is { Success: true } match
            ? new(match.Groups["head"].Value, match.Groups["keys"].Value.Split(','))
            : null;

    /// <summary>
    /// Whether the other is an attempt at the same review. What was shown before is never shown again, so one key in common
    /// at the same head tells.
    /// </summary>
    public bool Is(ReviewMarker? other) =>
        other is not null && Head == other.Head && Keys.Intersect(other.Keys).Any();

    public override string ToString() =>
        $"<!-- piebot:review v1 head={Head} keys={string.Join(',', Keys)} -->";

    [GeneratedRegex(
        @"<!-- piebot:review v1 head=(?<head>[0-9a-f]{40,64}) keys=(?<keys>[0-9a-f,-]{24,20000}) -->",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Comment();
}
