using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Runs;
using PieBot.Workers;

namespace PieBot.Core.Engine.Sides;

/// <summary>Which tests of an instrumented suite enter which members, found by one run of all of them.</summary>
internal static class WholeRun
{
    /// <summary>
    /// All tests at once where the worker is told of each; else each by itself, in one process. What the first way says is no
    /// more than a choice of tests: each of them is run by itself again.
    /// </summary>
    /// <returns>Null when no worker can tell.</returns>
    public static async Task<IReadOnlyList<CoveredTest>?> OfAsync(
        ITestSuite suite,
        WorkerSettings settings,
        CancellationToken cancellationToken
    )
    {
        var (tests, isUnclear) = await RunAsync(
            suite,
            settings,
            (worker, told, ids) =>
                told
                    ? worker.ReachAsync(ids, cancellationToken)
                    : worker.CoverAsync(ids, cancellationToken),
            cancellationToken
        );
        return isUnclear
            ? (
                await RunAsync(
                    suite,
                    settings,
                    (worker, _, ids) => worker.CoverAsync(ids, cancellationToken),
                    cancellationToken
                )
            ).Tests
            : tests;
    }

    /// <returns>Null where that is not told, or where members are entered outside of tests too.</returns>
    public static async Task<IReadOnlyList<CoveredTest>?> TogetherAsync(
        ITestSuite suite,
        WorkerSettings settings,
        CancellationToken cancellationToken
    ) =>
        (
            await RunAsync(
                suite,
                settings,
                (worker, told, ids) => told ? worker.ReachAsync(ids, cancellationToken) : null,
                cancellationToken
            )
        ).Tests;

    /// <summary>Those that fail are told where there are no others.</summary>
    public static IReadOnlyList<ReachingTest> Best(IEnumerable<CoveredTest> reaching)
    {
        var all = reaching.ToList();
        return all.Where(test => test.Passed || all.TrueForAll(one => !one.Passed))
            .Select(test => new ReachingTest(test.Id, test.WallNanoseconds))
            .ToList();
    }

    // What the worker says, asked for all tests; and whether it is told of each and yet cannot say.
    private static async Task<(IReadOnlyList<CoveredTest>? Tests, bool IsUnclear)> RunAsync(
        ITestSuite suite,
        WorkerSettings settings,
        Func<IWorker, bool, IReadOnlyList<string>, Task<WorkerAnswer<CoverReply>>?> ask,
        CancellationToken cancellationToken
    )
    {
        // All tests are run here, also those that write beside their assembly.
        using var copy = suite.Copy("reached");
        await using var worker = copy.Suite.Start(settings);
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (
            discovered.Reply is not { } found
            || ask(worker, found.TellsEach, found.Tests.Select(test => test.Id).ToList())
                is not { } asked
        )
        {
            return (null, false);
        }

        var tests = (await asked).Reply?.Tests;
        return (tests, tests is null && found.TellsEach);
    }
}
