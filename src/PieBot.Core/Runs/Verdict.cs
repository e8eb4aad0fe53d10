using System.Text.Json.Serialization;
using PieBot.Core.Proposals;
using PieBot.Core.Timing;

namespace PieBot.Core.Runs;

internal enum VerdictKind
{
    Faster,

    /// <summary>Not faster, not slower, and allocates less: only where that was asked for.</summary>
    Leaner,
    NotFaster,
    Inconclusive,
    TestsFailed,

    /// <summary>All tests pass, and the member returns, throws or changes something else.</summary>
    BehavesDifferently,
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
/// <param name="Total">Tests that were run of those that the baseline passes: all; of what was not accepted perhaps only those that reach the edited members.</param>
/// <param name="Passed">Those of them the candidate passed.</param>
/// <param name="Covering">Names of the covering tests, from an instrumented run; at most 50.</param>
/// <param name="Failures">Names of tests that failed, were missing, skipped or timed out; at most 20.</param>
/// <param name="MutationScore">Null when it was not tried: what is not faster is not posted either.</param>
/// <param name="Calls">Null when it was not tried.</param>
/// <param name="CoveringTests">How many covering tests there are; null where <paramref name="Covering"/> names them all.</param>
/// <param name="ByLines">Whether the covering tests are those of the edited lines; otherwise they are those of the edited members.</param>
internal sealed record TestEvidence(
    int Total,
    int Passed,
    IReadOnlyList<string> Covering,
    IReadOnlyList<string> Failures,
    MutationScore? MutationScore = null,
    CallEvidence? Calls = null,
    bool ByLines = false,
    int? CoveringTests = null
)
{
    /// <summary>How many tests cover the edited lines or members.</summary>
    [JsonIgnore]
    public int CoveringCount => CoveringTests ?? Covering.Count;

    /// <summary>
    /// Whether more than passing tests speaks for the edit: a mutant that a test killed, or calls with something to compare. Without it nothing is called faster, whatever the clock says.
    /// </summary>
    [JsonIgnore]
    public bool IsChecked => MutationScore is { Killed: > 0 } || Calls is { Compared: > 0 };
}

/// <summary>The calls of the edited members that were compared between baseline and candidate, and found equal.</summary>
/// <param name="Compared">How many of them had something to compare: a value, an exception, a change to what they were given.</param>
/// <param name="Exercised">Calls with arguments that no test passes, made from those of tests; not among <paramref name="Compared"/>.</param>
/// <param name="Fault">Why none could be compared, the worker's own error included; null when they were.</param>
internal sealed record CallEvidence(int Compared, string? Fault = null, int Exercised = 0);

/// <summary>How many of the mutants planted in the edited lines the covering tests kill.</summary>
/// <param name="Planted">Those that were built and run; 0 when none could be.</param>
/// <param name="Killed">Those that turned a covering test red.</param>
/// <param name="Survived">What the others were.</param>
/// <param name="Fault">Why none could be planted or run; null when some were.</param>
internal sealed record MutationScore(
    int Planted,
    int Killed,
    IReadOnlyList<string> Survived,
    string? Fault = null
);
