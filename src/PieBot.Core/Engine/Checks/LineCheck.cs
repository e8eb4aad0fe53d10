using System.Diagnostics;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>What the tests that reach the edited members came to, on a candidate with marks on the edited lines.</summary>
/// <param name="Lines">Names of the tests that reach the lines; null when it is not known.</param>
/// <param name="Passed">How many passed; null when one did not, or when tests cannot be told apart.</param>
/// <param name="Failed">Those that did not pass.</param>
internal sealed record LineRun(
    IReadOnlyList<string>? Lines,
    int? Passed,
    IReadOnlyList<FailedTest> Failed
)
{
    /// <summary>How long they took, with the starts of their workers.</summary>
    public TimeSpan Took { get; init; }
}

/// <param name="Suite">Its name.</param>
/// <param name="Id">Worker id.</param>
/// <param name="Name">For people.</param>
/// <param name="Message">The runner's first words; null when it says nothing.</param>
internal sealed record FailedTest(string Suite, string Id, string Name, string? Message);

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
        return await OnAsync(side, coverage, cancellationToken);
    }

    /// <summary>The same on a side that is built already, with or without marks.</summary>
    public async Task<LineRun?> OnAsync(
        BuiltSide side,
        Coverage coverage,
        CancellationToken cancellationToken
    )
    {
        var since = Stopwatch.GetTimestamp();
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
            runs.TrueForAll(run => run.Lines is not null)
                ? runs.SelectMany(run => run.Lines!).Distinct().ToList()
                : null,
            // Not all are tests that reach the members.
            suites.Count > 0
            && runs.TrueForAll(run => run.Passed > 0)
                ? runs.Sum(run => run.Passed)
                : null,
            runs.SelectMany(run => run.Failed).ToList()
        )
        {
            Took = Stopwatch.GetElapsedTime(since),
        };
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
        if (covered.Reply is not { Tests: var tested })
        {
            return null;
        }

        // One that needs others before it stops early here: of it no more is known than that it reaches the members.
        var known = tested.All(test => test.Passed) || tested.Any(test => test.Calls > 0);
        return new(
            known
                ? tested
                    .Where(test => test.Calls > 0 || !test.Passed)
                    .Select(test => names.GetValueOrDefault(test.Id, test.Id))
                    .ToList()
                : null,
            tests is not null && tested.Count(test => test.Passed) == tests.Count
                ? tests.Count
                : null,
            tested
                .Where(test => !test.Passed)
                .Select(test => new FailedTest(
                    suite.Name,
                    test.Id,
                    names.GetValueOrDefault(test.Id, test.Id),
                    ReportedTests.FirstWords(test.Message)
                ))
                .ToList()
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
            { Calls: 0 } => new([], null, []),
            _ => new([SuiteCoverage.WholeProgramName(suite)], null, []),
        };
    }
}
