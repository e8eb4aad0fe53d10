using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>What the tests that reach the edited members came to, on a candidate with marks on the edited lines.</summary>
/// <param name="Lines">Names of the tests that reach the lines.</param>
/// <param name="Passed">How many passed; null when one did not, or when tests cannot be told apart.</param>
internal sealed record LineRun(IReadOnlyList<string> Lines, int? Passed);

/// <summary>
/// Runs the tests that reach the edited members on a candidate with marks on the edited lines: whether they pass, and which
/// of them reach the lines.
/// </summary>
internal sealed class LineCheck(IPreparedHead head, Confinement confinement, TimeSpan timeout)
{
    /// <returns>Null when it cannot be told.</returns>
    public async Task<LineRun?> RunAsync(
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
        var runs = new List<LineRun>();
        var known = coverage.Suites.ToDictionary(suite => suite.Name, suite => suite.Tests);
        // Where a command is timed, which tests reach the members was not asked.
        var suites = side.Suites.Where(suite => known.ContainsKey(suite.Name)).ToList();
        foreach (var suite in suites.Count > 0 ? suites : side.Suites)
        {
            if (
                await RunAsync(suite, known.GetValueOrDefault(suite.Name), cancellationToken)
                is not { } run
            )
            {
                return null;
            }

            runs.Add(run);
        }

        return new(
            runs.SelectMany(run => run.Lines).Distinct().ToList(),
            // Not all are tests that reach the members.
            suites.Count > 0
            && runs.TrueForAll(run => run.Passed > 0)
                ? runs.Sum(run => run.Passed)
                : null
        );
    }

    private async Task<LineRun?> RunAsync(
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
            : new(
                tested
                    .Where(test => test.Calls > 0 || !test.Passed)
                    .Select(test => names.GetValueOrDefault(test.Id, test.Id))
                    .ToList(),
                tests is not null && tested.Count(test => test.Passed) == tests.Count
                    ? tests.Count
                    : null
            );
    }

    private async Task<LineRun?> WholeProgramAsync(
        ITestSuite suite,
        CancellationToken cancellationToken
    )
    {
        var (sums, _) = await suite.RunProbedAsync(confinement, timeout, cancellationToken);
        return sums switch
        {
            null => null,
            { Calls: 0 } => new([], null),
            _ => new([SuiteCoverage.WholeProgramName(suite)], null),
        };
    }
}
