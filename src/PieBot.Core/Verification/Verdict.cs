using PieBot.Proposals;
using PieBot.Timing;

namespace PieBot.Verification;

internal enum VerdictKind
{
    Faster,

    /// <summary>Not faster, not slower, and allocates less: only where that was asked for.</summary>
    Leaner,
    NotFaster,
    Inconclusive,
    TestsFailed,
    BuildFailed,
    TimedOut,
    NotCovered,
    GuardRejected,
    BaselineFailed,
}

internal static class VerdictKinds
{
    /// <summary>Whether it is worth a reviewer's time.</summary>
    public static bool IsAccepted(this VerdictKind kind) =>
        kind is VerdictKind.Faster or VerdictKind.Leaner;
}

/// <summary>What was found out about one candidate, with the evidence.</summary>
/// <param name="Reason">One plain sentence for people: the failing test's name, the compiler's first error, the guard's reason.</param>
/// <param name="Measurement">Null when nothing was timed.</param>
/// <param name="Shrunk">What was left of the edit, and what the verdict is of; null when it is the whole.</param>
internal sealed record Verdict(
    string CandidateId,
    VerdictKind Kind,
    string Reason,
    TestEvidence? Tests,
    Measurement? Measurement,
    TimeSpan Duration,
    Shrunk? Shrunk = null
);

/// <summary>The gate's evidence.</summary>
/// <param name="Total">Tests the baseline passes and the candidate therefore must.</param>
/// <param name="Passed">Those of them the candidate passed.</param>
/// <param name="Covering">Names of the tests that reach the target, from an instrumented run.</param>
/// <param name="Failures">Names of tests that failed, were missing, skipped or timed out; at most 20.</param>
/// <param name="Strength">Null when it was not tried: what is not faster is not posted either.</param>
internal sealed record TestEvidence(
    int Total,
    int Passed,
    IReadOnlyList<string> Covering,
    IReadOnlyList<string> Failures,
    TestStrength? Strength = null
);

/// <summary>Whether the covering tests notice faults planted in the edited lines.</summary>
/// <param name="Caught">Those of the planted that turned a covering test red.</param>
/// <param name="Missed">What the others were.</param>
internal sealed record TestStrength(int Planted, int Caught, IReadOnlyList<string> Missed);
