using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
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
    ) =>
        await TogetherAsync(suite, settings, cancellationToken)
        ?? await RunAsync(
            suite,
            settings,
            (worker, tests) =>
                worker.CoverAsync(tests.Tests.Select(test => test.Id).ToList(), cancellationToken),
            cancellationToken
        );

    /// <returns>Null where that is not told, or where members are entered outside of tests too.</returns>
    public static Task<IReadOnlyList<CoveredTest>?> TogetherAsync(
        ITestSuite suite,
        WorkerSettings settings,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            suite,
            settings,
            (worker, tests) =>
                tests.TellsEach
                    ? worker.ReachAsync(
                        tests.Tests.Select(test => test.Id).ToList(),
                        cancellationToken
                    )
                    : null,
            cancellationToken
        );

    /// <summary>Those that fail are told where there are no others.</summary>
    /// <returns>Their ids.</returns>
    public static IReadOnlyList<string> Best(IEnumerable<CoveredTest> reaching)
    {
        var all = reaching.ToList();
        return all.Where(test => test.Passed || all.TrueForAll(one => !one.Passed))
            .Select(test => test.Id)
            .ToList();
    }

    private static async Task<IReadOnlyList<CoveredTest>?> RunAsync(
        ITestSuite suite,
        WorkerSettings settings,
        Func<IWorker, DiscoverReply, Task<WorkerAnswer<CoverReply>>?> ask,
        CancellationToken cancellationToken
    )
    {
        // All tests are run here, also those that write beside their assembly.
        using var copy = suite.Copy("reached");
        await using var worker = copy.Suite.Start(settings);
        var discovered = await worker.DiscoverAsync(cancellationToken);
        return discovered.Reply is { } tests && ask(worker, tests) is { } asked
            ? (await asked).Reply?.Tests
            : null;
    }
}
