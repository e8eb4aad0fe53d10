using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;

namespace PieBot.Core.Runs.Shards;

/// <summary>What the verification of each target took in an earlier run.</summary>
internal static class RecordedCosts
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <summary>By target id. Contenders of one group are timed together: the longest of them is what the group took.</summary>
    /// <param name="verdicts">Of that run. They may come from elsewhere: what is out of all bounds is cut down.</param>
    public static IReadOnlyDictionary<string, TimeSpan> Of(
        ProposalFile proposals,
        IEnumerable<Verdict> verdicts
    )
    {
        var spent = verdicts
            .GroupBy(verdict => verdict.CandidateId, StringComparer.Ordinal)
            .ToDictionary(
                lines => lines.Key,
                lines => Bounded(lines.Last().Duration),
                StringComparer.Ordinal
            );
        return proposals
            .Candidates.Where(one => one.Rejection is null && spent.ContainsKey(one.Id))
            .GroupBy(one => one.TargetId, StringComparer.Ordinal)
            .ToDictionary(
                target => target.Key,
                target =>
                    CandidateGroups
                        .Of(target)
                        .Select(group => group.Max(one => spent[one.Id]))
                        .Aggregate(TimeSpan.Zero, (sum, one) => sum + one),
                StringComparer.Ordinal
            );
    }

    private static TimeSpan Bounded(TimeSpan duration) =>
        duration < TimeSpan.Zero ? TimeSpan.Zero
        : duration > Most ? Most
        : duration;
}
