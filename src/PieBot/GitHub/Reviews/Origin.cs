using PieBot.Core.Changes;

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
