using PieBot.Core.Targets;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>A finding that is no suggestion: its diff, collapsed, with the command that applies it.</summary>
internal static class BodyEntry
{
    /// <param name="reason">Why it is no suggestion, as the end of a sentence; null where nothing needs saying.</param>
    public static string Of(Finding finding, string? reason, Origin origin, ChangeSet changes)
    {
        var edit = finding.Candidate.Edits[0];
        var place = $"{MarkdownReport.Escape(edit.Path)} line {Math.Max(1, edit.Lines.Start)}";
        var link = origin.Link(edit.Path, edit.Lines, changes.Head) is { } address
            ? $"[{place}]({address})"
            : place;
        var edits = finding.Candidate.Edits;
        var patch = Patch.Of(edits, path => finding.Files.GetValueOrDefault(path)?.Head);
        return $"""
            <details><summary><b>{Evidence.Headline(finding)}</b> · {MarkdownText.Html(finding.Member)}</summary>

            At {link}. {Evidence.Why(finding)}{(
                reason is null ? "" : $" It cannot be a suggestion because {reason}."
            )}

            {Fence.Of("diff", patch ?? Patch.Sketch(edits))}
            Apply it: `{origin.Apply(finding.Candidate.Id)}`{(
                patch is null ? "" : $", or this diff with `git apply`"
            )}.

            {Evidence.Table(finding, changes)}
            </details>

            """;
    }
}
