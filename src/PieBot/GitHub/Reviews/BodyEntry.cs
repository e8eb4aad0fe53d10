using PieBot.Changes;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>Where a run can be had from, for commands and links.</summary>
/// <param name="Server">Of the web pages; ends with a slash.</param>
/// <param name="RunId">The workflow run; null outside of a workflow.</param>
/// <param name="Artifact">Of the workflow run, with all the run's files; null when there is none.</param>
internal sealed record Origin(Uri Server, string? Repository, string? RunId, string? Artifact)
{
    /// <summary>The command that puts a candidate into a checkout.</summary>
    public string Apply(string candidate) =>
        RunId is { } run && Artifact is not null
            ? $"gh run download {run} --name {Artifact} --dir {Artifact} && piebot apply {Artifact} {candidate}"
            : $"piebot apply RUN {candidate}";

    /// <summary>A link to lines at the head; null where the repository is not known.</summary>
    public string? Link(string path, LineRange lines, string head)
    {
        var first = Math.Max(1, lines.Start);
        var end = lines.Count > 1 ? $"-L{lines.End}" : "";
        return Repository is null
            ? null
            : $"{Server}{Repository}/blob/{head}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}#L{first}{end}";
    }
}

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
        return $"""
            <details><summary><b>{Evidence.Headline(finding)}</b> · {Html(finding.Member)}</summary>

            At {link}. {Evidence.Why(finding)}{(
                reason is null ? "" : $" It is not a suggestion to click because {reason}."
            )}

            {Fence.Of("diff", Patch.Of(finding.Candidate.Edits))}
            Apply it: `{origin.Apply(finding.Candidate.Id)}`, or this diff with `git apply --unidiff-zero`.

            {Evidence.Table(finding, changes)}
            </details>

            """;
    }

    // A summary element is HTML, where markdown's backslashes would show.
    private static string Html(string text) =>
        System.Net.WebUtility.HtmlEncode(
            new string(
                text.Where(one => !char.IsControl(one) && !MarkdownReport.IsDirectional(one))
                    .ToArray()
            ).Replace("@", "@\u200b", StringComparison.Ordinal)
        );
}
