using PieBot.Changes;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>Where a run can be had from, for commands and links.</summary>
/// <param name="Server">Of the web pages; ends with a slash.</param>
/// <param name="RunId">The workflow run whose artifact holds the run; null outside of a workflow.</param>
internal sealed record Origin(Uri Server, string? Repository, string? RunId, string Artifact)
{
    /// <summary>The command that puts a candidate into a checkout.</summary>
    public string Apply(string candidate) =>
        RunId is { } run
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

            {Fence.Of("diff", Diff(finding))}
            Apply it: `{origin.Apply(finding.Candidate.Id)}`

            {Evidence.Table(finding, changes)}
            </details>

            """;
    }

    private static List<string> Diff(Finding finding)
    {
        var lines = new List<string>();
        foreach (var edit in finding.Candidate.Edits)
        {
            if (Core.Of(edit) is not { } core)
            {
                continue;
            }

            lines.Add($"@@ {edit.Path}, line {Math.Max(1, core.Lines.Start)} @@");
            lines.AddRange(
                edit.Original.Split('\n')
                    .Skip(core.Lines.Start - edit.Lines.Start)
                    .Take(core.Lines.Count)
                    .Select(line => "-" + line)
            );
            lines.AddRange(core.Replacement.Select(line => "+" + line));
        }

        return lines;
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
