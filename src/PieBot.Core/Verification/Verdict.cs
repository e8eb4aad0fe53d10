using PieBot.Timing;

namespace PieBot.Verification;

internal enum VerdictKind
{
    Faster,
    NotFaster,
    Inconclusive,
    TestsFailed,
    BuildFailed,
    TimedOut,
    NotCovered,
    GuardRejected,
    BaselineFailed,
}

/// <summary>What was found out about one candidate, with the evidence.</summary>
/// <param name="Reason">One plain sentence for people: the failing test's name, the compiler's first error, the guard's reason.</param>
/// <param name="Measurement">Null when nothing was timed.</param>
internal sealed record Verdict(
    string CandidateId,
    VerdictKind Kind,
    string Reason,
    TestEvidence? Tests,
    Measurement? Measurement,
    TimeSpan Duration
);

/// <summary>The gate's evidence.</summary>
/// <param name="Total">Tests the baseline passes and the candidate therefore must.</param>
/// <param name="Passed">Those of them the candidate passed.</param>
/// <param name="Covering">Names of the tests that reach the target, from an instrumented run.</param>
/// <param name="Failures">Names of tests that failed, were missing, skipped or timed out; at most 20.</param>
internal sealed record TestEvidence(
    int Total,
    int Passed,
    IReadOnlyList<string> Covering,
    IReadOnlyList<string> Failures
);
