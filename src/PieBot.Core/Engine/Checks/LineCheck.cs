using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>Finds which of the tests that reach the edited members reach the edited lines: by running them on a candidate with marks there.</summary>
internal sealed class LineCheck(IPreparedHead head, Confinement confinement, TimeSpan timeout)
{
    /// <returns>Names of the tests, none when no test reaches the lines; null when it cannot be told.</returns>
    public async Task<IReadOnlyList<string>?> RunAsync(
        EditedMembers edit,
        Coverage coverage,
        bool quick,
        CancellationToken cancellationToken
    )
    {
        if (edit.Marked is null)
        {
            return null;
        }

        var (built, _) = await head.BuildAsync(
            new("marked", SideKind.Marked, edit.Marked, quick),
            cancellationToken
        );
        if (built is null)
        {
            return null;
        }

        using var side = built;
        var names = new List<string>();
        var known = coverage.Suites.ToDictionary(suite => suite.Name, suite => suite.Tests);
        // Where a command is timed, which tests reach the members was not asked.
        var suites = side.Suites.Where(suite => known.ContainsKey(suite.Name)).ToList();
        foreach (var suite in suites.Count > 0 ? suites : side.Suites)
        {
            if (
                await RunAsync(suite, known.GetValueOrDefault(suite.Name), cancellationToken)
                is not { } reached
            )
            {
                return null;
            }

            names.AddRange(reached);
        }

        return names.Distinct().ToList();
    }

    // Null when it cannot be told.
    private async Task<IReadOnlyList<string>?> RunAsync(
        ITestSuite suite,
        IReadOnlyList<string>? tests,
        CancellationToken cancellationToken
    )
    {
        using var copy = suite.Copy("lines");
        await using var worker = copy.Suite.Start(new(confinement) { Timeout = timeout });
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return await WholeProgramAsync(suite, cancellationToken);
        }

        var names = discovered.Reply.Tests.ToDictionary(test => test.Id, test => test.Name);
        var covered = await worker.CoverAsync(tests ?? [.. names.Keys], cancellationToken);
        var tested = covered.Reply?.Tests ?? [];
        // One that needs others before it stops early here: of it no more is known than that it reaches the members.
        var unknown = tested.Any(test => !test.Passed);
        return covered.Reply is null || (unknown && !tested.Any(test => test.Calls > 0))
            ? null
            : tested
                .Where(test => test.Calls > 0 || !test.Passed)
                .Select(test => names.GetValueOrDefault(test.Id, test.Id))
                .ToList();
    }

    private async Task<IReadOnlyList<string>?> WholeProgramAsync(
        ITestSuite suite,
        CancellationToken cancellationToken
    )
    {
        var (sums, _) = await suite.RunProbedAsync(confinement, timeout, cancellationToken);
        return sums switch
        {
            null => null,
            { Calls: 0 } => [],
            _ => [SuiteCoverage.WholeProgramName(suite)],
        };
    }
}
