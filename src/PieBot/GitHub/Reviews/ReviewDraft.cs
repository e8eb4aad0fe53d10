using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Tool.GitHub.Api;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>One review, ready to be sent.</summary>
/// <param name="Marker">Tells it from every other.</param>
/// <param name="Suggested">Findings that are comments.</param>
/// <param name="Left">Findings there was no room for.</param>
internal sealed record ReviewDraft(
    NewReview Review,
    ReviewMarker Marker,
    IReadOnlyList<Finding> Suggested,
    IReadOnlyList<Finding> Left
)
{
    private const int RoomOfMarker = 4096;

    /// <param name="findings">The best first.</param>
    /// <param name="round">Which of them become comments; the others go to the body.</param>
    /// <param name="comment">The text of a finding's comment; null when it cannot be one.</param>
    public static ReviewDraft Compose(
        IReadOnlyList<Finding> findings,
        CommentRound round,
        Func<Finding, string?> comment,
        Origin origin,
        ChangeSet changes
    )
    {
        var comments = new List<NewComment>();
        var suggested = new List<Finding>();
        var entries = new List<(Finding Finding, string? Reason)>();
        foreach (var finding in findings)
        {
            if (finding.Placement.Core is not { } core)
            {
                entries.Add((finding, finding.Placement.Reason));
            }
            else if (!round.Keys.Contains(finding.Key))
            {
                entries.Add((finding, round.Why));
            }
            else if (comment(finding) is { } text)
            {
                comments.Add(Comment(finding.Path, core.Lines, text));
                suggested.Add(finding);
            }
            else
            {
                entries.Add((finding, "it is too long"));
            }
        }

        var (body, left) = Body(
            comments.Count,
            entries,
            findings.All(one => one.Proof.Kind == VerdictKind.Faster)
                ? "faster"
                : "faster or leaner",
            origin,
            changes
        );
        // Only what is really shown counts as shown.
        var marker = new ReviewMarker(
            changes.Head,
            findings.Except(left).Select(one => one.Key).Order(StringComparer.Ordinal).ToList()
        );
        return new(new(changes.Head, body + marker, "COMMENT", comments), marker, suggested, left);
    }

    /// <summary>The review for a look at it.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Review.Body).Append('\n');
        foreach (var comment in Review.Comments)
        {
            var lines = new LineRange(comment.StartLine ?? comment.Line, comment.Line);
            text.Append("\n--- ").Append(comment.Path).Append(':').Append(lines).Append("\n\n");
            text.Append(comment.Body);
        }

        return text.ToString();
    }

    private static NewComment Comment(string path, LineRange lines, string text) =>
        lines.Count == 1
            ? new(path, text, lines.End, "RIGHT", null, null)
            : new(path, text, lines.End, "RIGHT", lines.Start, "RIGHT");

    private static (string Body, IReadOnlyList<Finding> Left) Body(
        int comments,
        List<(Finding Finding, string? Reason)> entries,
        string better,
        Origin origin,
        ChangeSet changes
    )
    {
        var text = new StringBuilder(Lead(comments, entries.Count, better)).Append("\n\n");
        var room = SuggestionBody.Most - RoomOfMarker;
        var left = new List<Finding>();
        foreach (var (finding, reason) in entries)
        {
            var entry = BodyEntry.Of(finding, reason, origin, changes);
            if (text.Length + entry.Length + 1 <= room)
            {
                text.Append(entry).Append('\n');
            }
            else
            {
                left.Add(finding);
            }
        }

        return (text.ToString(), left);
    }

    private static string Lead(int comments, int entries, string better) =>
        "PieBot proved "
        + (
            (comments, entries) switch
            {
                (_, 0) => $"{Summary.Many(comments, "edit")} of this pull request's code {better}",
                (0, _) => $"{Summary.Many(entries, "edit")} {better}, shown below",
                _ =>
                    $"{Summary.Many(comments + entries, "edit")} {better}: {comments} as {(comments == 1 ? "a suggestion" : "suggestions")}, {entries} below",
            }
        )
        + ", with this repository's own tests and repeated timing.";
}
