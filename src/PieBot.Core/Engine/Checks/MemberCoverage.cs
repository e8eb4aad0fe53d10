using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>Which tests cover edited members, found out once for all edits of the same members.</summary>
/// <param name="known">What a killed run had found out.</param>
/// <param name="record">Takes what is found out now.</param>
internal sealed class MemberCoverage(
    ProbedSides probed,
    Session session,
    IReadOnlyList<CoverRecord> known,
    Action<CoverRecord> record
)
{
    private readonly Dictionary<string, (Coverage? Coverage, string? Fault)> _found = known
        .DistinctBy(one => one.Key)
        .ToDictionary(
            one => one.Key,
            one => ((Coverage?)one.Coverage, (string?)null),
            StringComparer.Ordinal
        );

    /// <returns>Coverage without names when no test covers the members; or why it cannot be known.</returns>
    public async Task<(Coverage? Coverage, string? Fault)> OfAsync(
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
                cancellationToken
            );
        _found.Add(edit.Key, found);
        if (found.Item1 is { } coverage)
        {
            record(new(edit.Key, coverage));
        }

        return found;
    }
}
