using PieBot.Core;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models.Rounds;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Runs.Shards;
using PieBot.Core.Verification;

namespace PieBot.Tool.Reports;

/// <summary>One candidate with what became of it.</summary>
/// <param name="Candidate">With what the verdict is of: without the hunks that were taken out.</param>
/// <param name="Verdict">Null when it was not verified.</param>
/// <param name="Explanation">Why what proved faster is; null when there is none but the rationale.</param>
internal sealed record ReportRow(
    Candidate Candidate,
    ChangedMember? Target,
    Verdict? Verdict,
    Explanation? Explanation = null
)
{
    public string Id => Candidate.Id;

    /// <summary><c>path:lines</c> of the first edit.</summary>
    public string Place => $"{Candidate.Edits[0].Path}:{Candidate.Edits[0].Lines.Start}";

    public string Member => Target?.Name ?? Candidate.TargetId;

    /// <summary>The rule or model without its kind, such as <c>CA1860</c>; names of models may hold colons.</summary>
    public string Origin => Candidate.Origin.Split(':', 2)[^1];

    /// <summary>The explanation, else what its proposer said before it was measured.</summary>
    public string Because => Explanation?.Text ?? Candidate.Rationale;
}

/// <summary>A run as its files tell it: nothing here knows more than they do.</summary>
/// <param name="Run">The record of the verification; of the first shard when it was split.</param>
/// <param name="Rows">In the order of <see cref="Ranking"/>.</param>
internal sealed record RunReport(
    string Folder,
    ProposalFile Proposals,
    RunRecord? Run,
    IReadOnlyList<ReportRow> Rows
)
{
    /// <summary>The records of all shards; one or none when the verification was not split.</summary>
    public IReadOnlyList<RunRecord> Runs { get; init; } = [];

    /// <summary>How many shards there should be; null when the verification was not split.</summary>
    public int? Shards { get; init; }

    /// <summary>What is lost of a split verification, and why.</summary>
    public IReadOnlyList<string> ShardNotices { get; init; } = [];

    /// <summary>What is worth a reviewer's time.</summary>
    public IReadOnlyList<ReportRow> Accepted { get; } =
        Rows.Where(row => row.Verdict?.Kind.IsAccepted() == true).ToList();

    public int Count(VerdictKind kind) => Rows.Count(row => row.Verdict?.Kind == kind);

    /// <summary>A run that came to a verdict is done, whatever the verdict; one whose baseline cannot be tested has failed.</summary>
    public int ExitCode =>
        Count(VerdictKind.BaselineFailed) > 0 ? Commands.ExitCode.Failed : Commands.ExitCode.Done;

    /// <summary>One verification by itself; of a shard, its own candidates only.</summary>
    /// <exception cref="UserErrorException">A file is missing or damaged.</exception>
    public static RunReport Read(RunFolder folder)
    {
        var proposals = folder.ReadProposals();
        var run = folder.ReadRun();
        return Of(
            folder,
            run?.Settings.Shard is { } shard
                ? proposals with
                {
                    Candidates = ShardPlan.Share(proposals, shard),
                }
                : proposals,
            new(run is null ? [] : [run], MergedRuns.ById(folder.ReadVerdicts()), null, [])
        );
    }

    /// <summary>All verifications of the first part's proposals, taken together. Whatever proposals lie beside the others are not looked at.</summary>
    /// <exception cref="UserErrorException">A file is missing or damaged.</exception>
    public static RunReport Read(IReadOnlyList<RunFolder> parts)
    {
        var proposals = parts[0].ReadProposals();
        return Of(parts[0], proposals, MergedRuns.Read(proposals, parts));
    }

    private static RunReport Of(
        RunFolder folder,
        ProposalFile proposals,
        JoinedParts<Verdict> merged
    )
    {
        var targets = proposals
            .Changes.Targets.DistinctBy(target => target.Id)
            .ToDictionary(target => target.Id, StringComparer.Ordinal);
        var explanations = folder.ReadExplanations();
        var shares = (proposals.Profile?.Members ?? []).ToDictionary(
            member => member.Id,
            member => member.Share,
            StringComparer.Ordinal
        );
        var rows = Ranking.Order(
            proposals.Candidates.Select(candidate =>
            {
                var verdict =
                    merged.Verdicts.GetValueOrDefault(candidate.Id) ?? Rejected(candidate);
                return new ReportRow(
                    verdict?.Shrunk?.Of(candidate) ?? candidate,
                    targets.GetValueOrDefault(candidate.TargetId),
                    verdict,
                    explanations.GetValueOrDefault(candidate.Id)
                );
            }),
            row => row.Candidate,
            row => row.Verdict,
            row => shares.GetValueOrDefault(row.Candidate.TargetId)
        );
        return new(
            folder.Path,
            proposals,
            merged.Records.Count > 0 ? merged.Records[0] : null,
            rows
        )
        {
            Runs = merged.Records,
            Shards = merged.Shards,
            ShardNotices = merged.Notices,
        };
    }

    // The guard's word stands in the proposals: nobody need verify to know it.
    private static Verdict? Rejected(Candidate candidate) =>
        candidate.Rejection is { } reason
            ? new(candidate.Id, VerdictKind.GuardRejected, reason, null, null, TimeSpan.Zero)
            : null;
}
