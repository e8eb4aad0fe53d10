using PieBot.Core.Processes;

namespace PieBot.Core.Runs;

/// <summary>What an earlier run took, from which another of the same repository can be told beforehand; no more than a guess.</summary>
/// <param name="Made">When it began.</param>
/// <param name="Once">Whatever comes of the candidates.</param>
/// <param name="Each">A candidate.</param>
/// <param name="Candidates">That it verified; at least 1.</param>
internal sealed record RunEstimate(
    DateTimeOffset Made,
    TimeSpan Once,
    TimeSpan Each,
    int Candidates
)
{
    // What is done once a run. Builds are not among them: some repositories build every candidate themselves.
    private static readonly HashSet<string> OfAll = new(StringComparer.Ordinal)
    {
        "checkout",
        "discover",
        "restore",
        "configure",
        "baseline",
        "control",
        "together",
    };

    /// <returns>Null where the run did not come to its end, or verified nothing.</returns>
    public static RunEstimate? Of(RunRecord run, IReadOnlyList<Verdict> verdicts)
    {
        var verified = verdicts.Count(verdict =>
            verdict.Kind is not (VerdictKind.GuardRejected or VerdictKind.BaselineFailed)
        );
        return run.Ended is null || verified == 0
            ? null
            : new(
                run.Started,
                Sum(run.Stages.Where(stage => OfAll.Contains(stage.Stage))),
                Sum(run.Stages.Where(stage => !OfAll.Contains(stage.Stage))) / verified,
                verified
            );
    }

    /// <summary>Of a run with so many candidates.</summary>
    public TimeSpan With(int candidates) => Once + (candidates * Each);

    private static TimeSpan Sum(IEnumerable<StageTime> stages) =>
        stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration);
}
