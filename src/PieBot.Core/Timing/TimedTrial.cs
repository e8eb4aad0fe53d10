namespace PieBot.Core.Timing;

/// <summary>What a side spent in a trial after it had warmed up, a repetition of the timed tests: times in nanoseconds.</summary>
/// <param name="Wall">Of the rounds, framework included.</param>
/// <param name="Cpu">Of the whole process.</param>
/// <param name="Member">In the edited members, in the metric's clock.</param>
/// <param name="MemberWall">In the edited members, by the wall.</param>
/// <param name="Tests">In the bodies of the tests, as the framework tells it.</param>
/// <param name="ByTest">The same a test, in the order of the coverage's timed tests.</param>
/// <param name="Allocated">Bytes a call of the members; NaN when unknown.</param>
/// <param name="Calls">Of the members, a repetition; 1 where the tests themselves are timed, NaN when unknown.</param>
internal sealed record SideTotals(
    double Wall,
    double Cpu,
    double Member,
    double MemberWall,
    double Tests,
    IReadOnlyList<double> ByTest,
    double Allocated,
    double Calls
)
{
    /// <summary>Of processes that tell no more than their one time.</summary>
    public static SideTotals Unknown { get; } =
        new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, [], double.NaN, double.NaN);
}

/// <summary>A trial as it was timed, with all that is cross-checked.</summary>
/// <param name="LogRatio">
/// The sample: log of baseline over candidate, of the time that a repetition of the tests spends in the members; NaN when they were
/// not reached. Not of the time of a call: a candidate that calls itself more often has shorter calls.
/// </param>
internal sealed record TimedTrial(
    double LogRatio,
    TrialResult Rounds,
    SideTotals Baseline,
    SideTotals Candidate
)
{
    /// <summary>The same of allocated bytes, to each of which one is added, so that none at all is a number too; NaN when they are unknown.</summary>
    public double AllocationLogRatio =>
        Math.Log(
            ((Baseline.Allocated * Baseline.Calls) + 1)
                / ((Candidate.Allocated * Candidate.Calls) + 1)
        );

    /// <summary>How often the candidate's members are called for one call of the baseline's; 1 where that is not counted.</summary>
    public double CallsRatio =>
        Candidate.Calls / Baseline.Calls is var ratio && double.IsFinite(ratio) && ratio > 0
            ? ratio
            : 1;

    /// <summary>The sample of the resource that is to be saved.</summary>
    public double Sample(Resource resource) =>
        resource == Resource.Allocations ? AllocationLogRatio : LogRatio;
}
