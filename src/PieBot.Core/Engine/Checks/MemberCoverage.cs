using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>Which tests cover edited members, found out once for all edits of the same members.</summary>
/// <param name="known">What a killed run had found out.</param>
/// <param name="record">Takes what is found out now.</param>
internal sealed class MemberCoverage(
    Baseline baseline,
    ProbedSides probed,
    Session session,
    IReadOnlyList<CoverRecord> known,
    Action<CoverRecord> record
)
{
    private readonly ReachMatrix _reached = new(baseline, session);
    private readonly Dictionary<string, (Coverage? Coverage, string? Fault)> _found = known
        .DistinctBy(one => one.Key)
        .ToDictionary(
            one => one.Key,
            one => ((Coverage?)one.Coverage, (string?)null),
            StringComparer.Ordinal
        );

    /// <summary>Finds out at once which tests reach the members of several edits, where that pays.</summary>
    public Task ForeseeAsync(
        IEnumerable<EditedMembers> edits,
        CancellationToken cancellationToken
    ) =>
        _reached.FindAsync(
            edits
                .Where(edit => edit.Uncompiled is null && !_found.ContainsKey(edit.Key))
                .Select(edit => edit.Touched),
            cancellationToken
        );

    /// <param name="candidate">Its id.</param>
    /// <returns>Coverage with tests that can be timed; or why there is none.</returns>
    public async Task<(Coverage? Coverage, Outcome? Failed)> OfAsync(
        string candidate,
        EditedMembers edit,
        CancellationToken cancellationToken
    )
    {
        if (edit.Uncompiled is { } uncompiled)
        {
            return (null, new(VerdictKind.NotCovered, uncompiled));
        }

        if (edit.Touched.Count == 0)
        {
            return (
                null,
                new(
                    VerdictKind.NotCovered,
                    "the edit touches no member, and no test covers what is outside of all members"
                )
            );
        }

        session.Clock.Enter("cover", $"{candidate}: which tests cover {edit.Names}");
        var (coverage, unknown) = await FindAsync(edit, cancellationToken);
        return coverage switch
        {
            null => (
                null,
                new(
                    VerdictKind.Inconclusive,
                    $"PieBot cannot tell which tests cover {edit.Names}: {unknown}"
                )
            ),
            { Names.Count: 0 } => (
                null,
                new(
                    VerdictKind.NotCovered,
                    $"no passing test covers {edit.Names}{Flaky(coverage)}; write a test that does, or name its project with --test-project{baseline.Gate.LeftOut}"
                )
            ),
            { Timed.Count: 0, Repetition: not Repetition.WholeProgram } => (
                null,
                new(
                    VerdictKind.Inconclusive,
                    $"no covering test of {edit.Names} can be repeated by itself: {string.Join("; ", coverage.Flaky.Take(3))}"
                )
            ),
            _ => (coverage, null),
        };
    }

    // Without names when no test covers the members; or why it cannot be known.
    private async Task<(Coverage? Coverage, string? Fault)> FindAsync(
        EditedMembers edit,
        CancellationToken cancellationToken
    )
    {
        if (_found.TryGetValue(edit.Key, out var already))
        {
            return already;
        }

        var (side, fault) = await probed.BaselineAsync(edit, true, cancellationToken);
        var found = side is null
            ? (null, fault)
            : await CoverageFinder.FindAsync(
                side,
                session.Confinement,
                session.Settings.TestTimeout,
                _reached.Of(edit.Touched),
                baseline.Gate.IsLarge,
                cancellationToken
            );
        _found.Add(edit.Key, found);
        if (found.Item1 is { } coverage)
        {
            record(new(edit.Key, coverage));
        }

        return found;
    }

    // Those that fail at the baseline as well are named there.
    private string Flaky(Coverage coverage)
    {
        var own = coverage
            .Flaky.Where(one =>
                !baseline.Gate.Excluded.Keys.Any(id =>
                    one.StartsWith($"{id}:", StringComparison.Ordinal)
                )
            )
            .Take(3)
            .ToList();
        return own.Count > 0 ? $" ({string.Join("; ", own)})" : "";
    }
}
