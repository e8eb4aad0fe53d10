using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Comparing;

/// <summary>What two commits came to, member by member.</summary>
/// <param name="Version">Of this shape.</param>
/// <param name="MinChange">Share of the slower side's time from which a difference is worth telling.</param>
/// <param name="Control">The base against itself; null when nothing was timed.</param>
internal sealed record CompareResult(
    int Version,
    string Tool,
    string Base,
    string Head,
    bool All,
    double Alpha,
    double MinChange,
    int Trials,
    int Seed,
    MachineFacts Machine,
    IReadOnlyList<ComparedMember> Members,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    ComparedTests? Tests,
    ControlFacts? Control,
    IReadOnlyList<string> Notices,
    IReadOnlyList<StageTime> Stages,
    string Folder
)
{
    public const int CurrentVersion = 2;
}

/// <summary>The test runs of both commits, as ids of the test runner.</summary>
/// <param name="Passing">How many pass at both.</param>
/// <param name="Broken">Those that pass at the base, and at the head fail or are flaky.</param>
/// <param name="Fixed">The other way round.</param>
/// <param name="Gone">How many only the base has.</param>
/// <param name="New">How many only the head has.</param>
internal sealed record ComparedTests(
    int Passing,
    IReadOnlyList<string> Broken,
    IReadOnlyList<string> Fixed,
    int Gone,
    int New
)
{
    /// <summary>Each language has tests of its own.</summary>
    public static ComparedTests Join(ComparedTests? known, ComparedTests found) =>
        known is null
            ? found
            : new(
                known.Passing + found.Passing,
                [.. known.Broken, .. found.Broken],
                [.. known.Fixed, .. found.Fixed],
                known.Gone + found.Gone,
                known.New + found.New
            );

    public static ComparedTests Of(TestGate before, TestGate after)
    {
        static IEnumerable<string> Known(TestGate gate) =>
            gate.Expected.Keys.Concat(gate.Excluded.Keys);
        static HashSet<string> Passed(TestGate gate) =>
            gate
                .Expected.Where(test => test.Value == TestOutcome.Passed)
                .Select(test => test.Key)
                .ToHashSet(StringComparer.Ordinal);
        var (was, now) = (Passed(before), Passed(after));
        return new(
            was.Count(now.Contains),
            after.Excluded.Keys.Where(was.Contains).Order(StringComparer.Ordinal).ToList(),
            before.Excluded.Keys.Where(now.Contains).Order(StringComparer.Ordinal).ToList(),
            Known(before).Except(Known(after)).Count(),
            Known(after).Except(Known(before)).Count()
        );
    }
}

/// <summary>One row.</summary>
/// <param name="Changed">Whether the member's own text differs.</param>
/// <param name="Difference">Null when it cannot be compared.</param>
/// <param name="Reason">Why it cannot be compared, or is undecided; null otherwise.</param>
/// <param name="Tests">Names of the tests that reach it at both commits.</param>
internal sealed record ComparedMember(
    string Id,
    string Name,
    string Path,
    int Line,
    bool Changed,
    Difference? Difference,
    string? Reason,
    ComparedTimes? Times,
    IReadOnlyList<string> Tests
);

/// <summary>What was timed.</summary>
/// <param name="Unit">call, or run: of the tests, where these call the member more or less often than before, or where its own time cannot be seen.</param>
/// <param name="Speedup">Base over head: above 1 the head takes less time.</param>
/// <param name="Low">Lower end of an interval that holds for all members together with confidence 1 − α.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Calls">By one run of the tests: base, head; empty when unknown.</param>
/// <param name="Note">What should be known of these numbers.</param>
internal sealed record ComparedTimes(
    Metric Metric,
    string Unit,
    UnitTime Base,
    UnitTime Head,
    Speedup Speedup,
    Speedup Low,
    Speedup High,
    int Trials,
    IReadOnlyList<long> Calls,
    Speedup? Tests,
    Speedup? Cold,
    Allocated? Allocated,
    string? Note
);
