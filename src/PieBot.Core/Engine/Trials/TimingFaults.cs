using PieBot.Core.Engine.Sides;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>Why a timing came to no number.</summary>
/// <param name="Side">Where it happened.</param>
/// <param name="FailedTests">Names of tests that fail when repeated; empty for another fault.</param>
internal sealed record TimingFault(
    Side Side,
    string Reason,
    bool TimedOut,
    IReadOnlyList<string> FailedTests
)
{
    /// <summary>Whether there is no time left for more trials.</summary>
    public bool IsOutOfTime { get; init; }

    /// <summary>What ended the process; null when it did not end, or by itself.</summary>
    public Signal? Signal { get; init; }
}

/// <summary>What is said of a contender that could not be timed.</summary>
internal static class TimingFaults
{
    public static TimingFault NoAllocations { get; } =
        new(
            Side.Baseline,
            "allocations are counted in workers that repeat tests, which these tests do not allow",
            false,
            []
        );

    public static Outcome Unbuilt(string fault, TestEvidence evidence) =>
        new(
            VerdictKind.Inconclusive,
            $"it passes its tests but cannot be timed: {fault}",
            evidence
        );

    public static Outcome Describe(TimingFault fault, TestEvidence evidence) =>
        fault switch
        {
            { IsOutOfTime: true } => new(VerdictKind.Inconclusive, fault.Reason, evidence),
            { Side: Side.Candidate, FailedTests.Count: > 0 } => new(
                VerdictKind.TestsFailed,
                $"fails when repeated: {string.Join(", ", fault.FailedTests.Take(3))}",
                evidence with
                {
                    Failures = fault.FailedTests.Take(20).ToList(),
                }
            ),
            { Side: Side.Candidate, TimedOut: true } => new(
                VerdictKind.TimedOut,
                $"while it was timed, {fault.Reason}",
                evidence
            ),
            _ => Unbuilt(
                $"{fault.Reason}{(fault.FailedTests.Count > 0 ? $" at the baseline: {fault.FailedTests[0]}" : "")}",
                evidence
            ),
        };
}
