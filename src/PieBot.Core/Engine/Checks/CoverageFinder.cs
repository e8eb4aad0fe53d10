using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>Finds which tests cover some members, by running an instrumented baseline.</summary>
internal static class CoverageFinder
{
    /// <param name="side">An instrumented baseline.</param>
    /// <param name="confinement">What its tests see and may take.</param>
    /// <param name="timeout">After which they are taken for hanging.</param>
    /// <param name="reached">The tests that reach the members, by suite; null: it is not known.</param>
    /// <param name="isLarge">As <see cref="TestGate.IsLarge"/>.</param>
    /// <returns>Coverage without names when no test covers the members; or why it cannot be known.</returns>
    public static async Task<(Coverage? Coverage, string? Fault)> FindAsync(
        BuiltSide side,
        Confinement confinement,
        TimeSpan timeout,
        IReadOnlyDictionary<string, IReadOnlyList<ReachingTest>>? reached,
        bool isLarge,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(Coverage Coverage, long Nanoseconds)>();
        var faults = new List<string>();
        var flaky = new List<string>();
        foreach (var suite in side.Suites.Where(suite => reached?.ContainsKey(suite.Name) ?? true))
        {
            var (coverage, nanoseconds, fault) = await new SuiteCoverage(
                suite,
                confinement,
                timeout
            ).FindAsync(reached?[suite.Name], isLarge, cancellationToken);
            if (coverage is null)
            {
                faults.Add($"{suite.Name}: {fault}");
            }
            else
            {
                flaky.AddRange(coverage.Flaky);
                if (coverage.Names.Count > 0)
                {
                    found.Add((coverage, nanoseconds));
                }
            }
        }

        if (found.Count == 0)
        {
            return faults.Count > 0
                ? (null, string.Join("; ", faults))
                : (SuiteCoverage.Nothing with { Flaky = flaky }, null);
        }

        var best = found
            .OrderBy(one => one.Coverage.Repetition)
            .ThenByDescending(one => one.Coverage.Timed.Count > 0)
            .ThenByDescending(one => one.Nanoseconds)
            .First()
            .Coverage;
        var names = found.SelectMany(one => one.Coverage.Names).Distinct().ToList();
        return (
            best with
            {
                Names = names,
                Suites = found.SelectMany(one => one.Coverage.Suites).ToList(),
                Flaky = flaky.Distinct().ToList(),
            },
            null
        );
    }
}
