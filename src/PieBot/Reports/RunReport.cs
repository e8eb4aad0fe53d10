using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Runs;
using PieBot.Verification;

namespace PieBot.Tool.Reports;

/// <summary>One candidate with what became of it.</summary>
/// <param name="Verdict">Null when it was not verified.</param>
internal sealed record ReportRow(Candidate Candidate, ChangedMember? Target, Verdict? Verdict)
{
    public string Id => Candidate.Id;

    /// <summary><c>path:lines</c> of the first edit.</summary>
    public string Place => $"{Candidate.Edits[0].Path}:{Candidate.Edits[0].Lines.Start}";

    public string Member => Target?.Name ?? Candidate.TargetId;

    /// <summary>The rule or model without its kind, such as <c>CA1860</c>.</summary>
    public string Origin => Candidate.Origin.Split(':')[^1];
}

/// <summary>A run as its files tell it: nothing here knows more than they do.</summary>
/// <param name="Rows">What is faster first, the fastest at the top; then by verdict.</param>
internal sealed record RunReport(
    string Folder,
    ProposalFile Proposals,
    RunRecord? Run,
    IReadOnlyList<ReportRow> Rows
)
{
    public int Count(VerdictKind kind) => Rows.Count(row => row.Verdict?.Kind == kind);

    /// <summary>A run that came to a verdict is done, whatever the verdict; one whose baseline cannot be tested has failed.</summary>
    public int ExitCode =>
        Count(VerdictKind.BaselineFailed) > 0 ? Commands.ExitCode.Failed : Commands.ExitCode.Done;

    /// <exception cref="UserErrorException">A file is missing or damaged.</exception>
    public static RunReport Read(RunFolder folder)
    {
        var proposals = folder.ReadProposals();
        var targets = proposals
            .Changes.Targets.DistinctBy(target => target.Id)
            .ToDictionary(target => target.Id, StringComparer.Ordinal);
        var verdicts = folder
            .ReadVerdicts()
            .ToDictionary(verdict => verdict.CandidateId, StringComparer.Ordinal);
        var rows = proposals
            .Candidates.Select(candidate => new ReportRow(
                candidate,
                targets.GetValueOrDefault(candidate.TargetId),
                verdicts.GetValueOrDefault(candidate.Id)
            ))
            .OrderBy(row => row.Verdict?.Kind ?? (VerdictKind)int.MaxValue)
            .ThenByDescending(row => row.Verdict?.Measurement?.Speedup.Ratio ?? 0)
            .ThenBy(row => row.Place, StringComparer.Ordinal)
            .ToList();
        return new(folder.Path, proposals, folder.ReadRun(), rows);
    }
}
