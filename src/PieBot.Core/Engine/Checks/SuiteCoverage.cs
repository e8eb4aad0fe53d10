using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>Finds which tests of one instrumented suite cover the members, and which of them can be timed.</summary>
internal sealed class SuiteCoverage(ITestSuite suite, Confinement confinement, TimeSpan timeout)
{
    // Reading the thread's clock costs half a microsecond, on both sides: at this length it hides a twentieth of a gain,
    // and wall time on a busy machine would hide more.
    private const double LeastForThreadClock = 10e3;

    // Below this share of the wall time the members wait, and waiting is time too.
    private const double BusyShare = 0.8;

    /// <summary>No test reaches the members.</summary>
    public static Coverage Nothing { get; } = new([], "", [], [], Repetition.InProcess, false);

    /// <param name="reached">The tests that reach the members; null: it is not known.</param>
    /// <param name="isLarge">Whether all tests are run together first, to see which of them may reach the members.</param>
    /// <returns>Coverage without names when no test covers the members, and the time they take in those that are timed; or why it cannot be known.</returns>
    public async Task<(Coverage? Coverage, long Nanoseconds, string? Fault)> FindAsync(
        IReadOnlyList<ReachingTest>? reached,
        bool isLarge,
        CancellationToken cancellationToken
    )
    {
        if (
            reached is null
            && isLarge
            && await WholeRun.TogetherAsync(suite, Settings, cancellationToken) is { } all
        )
        {
            reached = WholeRun.Best(all.Where(test => test.Calls > 0));
        }

        if (reached is [])
        {
            return (Nothing, 0, null);
        }

        return await TryAsync(reached, cancellationToken)
            // Some need other tests before them: then all are run.
            ?? await TryAsync(null, cancellationToken)
            ?? throw new InvalidOperationException("all tests were run");
    }

    // Null where of the tests to be tried not all reach the members by themselves.
    private async Task<(Coverage? Coverage, long Nanoseconds, string? Fault)?> TryAsync(
        IReadOnlyList<ReachingTest>? reached,
        CancellationToken cancellationToken
    )
    {
        // It starts meanwhile; where nothing covers the members, for nothing.
        await using var alone = new LoneWorker(suite, "alone", Settings, cancellationToken);
        // All tests are run here, also those that write beside their assembly.
        using var copy = suite.Copy("cover");
        await using var worker = copy.Suite.Start(Settings);
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return await WholeProgramAsync(discovered.Fault, cancellationToken);
        }

        var names = discovered.Reply.Tests.ToDictionary(test => test.Id, test => test.Name);
        if (reached is not null && !reached.All(test => names.ContainsKey(test.Id)))
        {
            return null;
        }

        var tried = reached is null ? [.. names.Keys] : TestChoice.Sample(reached);
        var first = await worker.CoverAsync(tried, cancellationToken);
        if (first.Reply is null)
        {
            return (null, 0, first.Fault);
        }

        var covering = first.Reply.Tests.Where(Reaches).ToList();
        if (reached is not null && covering.Count < tried.Count)
        {
            return null;
        }

        if (covering.Count == 0)
        {
            return (
                Nothing with
                {
                    Flaky = first
                        .Reply.Tests.Where(test => test is { Passed: false, Calls: > 0 })
                        .Select(test => $"{names[test.Id]}: fails when a worker runs it")
                        .ToList(),
                },
                0,
                null
            );
        }

        var (chosen, time) = await ChooseAsync(
            worker,
            alone,
            discovered.Reply,
            covering,
            cancellationToken
        );
        // All of them, also those that were not tried.
        var ids = (reached?.Select(test => test.Id) ?? covering.Select(test => test.Id)).ToList();
        return (
            chosen with
            {
                Names = ids.Select(id => names[id]).Distinct().ToList(),
                Suites = [new(suite.Name, ids)],
            },
            time,
            null
        );
    }

    // Which of the covering tests are timed, and how they can be repeated; without the names of all.
    private async Task<(Coverage Coverage, long Nanoseconds)> ChooseAsync(
        IWorker worker,
        LoneWorker lone,
        DiscoverReply discovered,
        IReadOnlyList<CoveredTest> covering,
        CancellationToken cancellationToken
    )
    {
        var names = discovered.Tests.ToDictionary(test => test.Id, test => test.Name);
        // Once more, warm: a test that does not pass again cannot be repeated.
        var brief = TestChoice.Brief(covering, isCold: true);
        var ids = TestChoice.Promising(brief).Select(test => test.Id).ToList();
        var (repeatable, busy) = await RepeatAsync(worker, ids, cancellationToken);
        if (repeatable.Count == 0)
        {
            // What another test left behind may be why: they are tried by themselves.
            using var own = suite.Copy("repeat");
            await using var alone = own.Suite.Start(Settings);
            await alone.DiscoverAsync(cancellationToken);
            await alone.CoverAsync(ids, cancellationToken);
            (repeatable, busy) = await RepeatAsync(alone, ids, cancellationToken);
        }

        var pool =
            repeatable.Count > 0
                ? TestChoice.Brief(repeatable)
                : brief.Where(test => ids.Contains(test.Id)).ToList();
        var by = await LoneTests.OfAsync(lone, pool, brief, names, cancellationToken);
        return (
            new(
                [],
                suite.Name,
                brief.Select(test => test.Id).Where(id => by.Known?.Contains(id) ?? true).ToList(),
                by.Timed.Select(test => test.Id).ToList(),
                repeatable.Count == 0 ? Repetition.OncePerProcess
                    : discovered.NewProcess ? Repetition.NewProcess
                    : Repetition.InProcess,
                busy
            )
            {
                Flaky = by.Flaky,
                Direct = by.Direct,
            },
            by.Timed.Sum(test => test.MemberNanoseconds)
        );
    }

    /// <summary>What stands for the tests of a suite that runs as a whole, for people.</summary>
    public static string WholeProgramName(ITestSuite suite) =>
        $"tests of {suite.Name} (PieBot cannot tell which)";

    private WorkerSettings Settings =>
        new(confinement)
        {
            Timeout = timeout,
            // Times of code that is not yet compiled for good would choose the wrong tests and the wrong clock.
            Steady = true,
        };

    // The tests that pass when run again, and whether the members are busy in those that will be timed.
    private static async Task<(IReadOnlyList<CoveredTest> Repeatable, bool Busy)> RepeatAsync(
        IWorker worker,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var again = await worker.CoverAsync(ids, cancellationToken);
        var repeatable = again.Reply?.Tests.Where(Reaches).ToList() ?? [];
        return (
            repeatable,
            repeatable.Count > 0
                && await IsBusyAsync(
                    worker,
                    TestChoice
                        .Worthwhile(TestChoice.Brief(repeatable))
                        .Select(test => test.Id)
                        .ToList(),
                    cancellationToken
                )
        );
    }

    private static bool Reaches(CoveredTest test) => test is { Passed: true, Calls: > 0 };

    private static async Task<bool> IsBusyAsync(
        IWorker worker,
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    )
    {
        var wall = await worker.RunAsync(tests, 2, ProbeClock.Wall, cancellationToken);
        var busy = await worker.RunAsync(tests, 2, ProbeClock.Thread, cancellationToken);
        return wall.Reply is { MemberCalls: > 0 } one
            && busy.Reply is { MemberCalls: > 0 } other
            && one.MemberNanoseconds / one.MemberCalls > LeastForThreadClock
            && other.MemberNanoseconds > BusyShare * one.MemberNanoseconds;
    }

    // The probe leaves its sums at the end of the program: whether the members are reached, not by which test.
    private async Task<(Coverage? Coverage, long Nanoseconds, string? Fault)> WholeProgramAsync(
        string? workerFault,
        CancellationToken cancellationToken
    )
    {
        var (sums, fault) = await suite.RunProbedAsync(confinement, timeout, cancellationToken);
        return sums switch
        {
            null => (null, 0, fault),
            { Calls: 0 } => (Nothing, 0, null),
            _ => (
                new(
                    [WholeProgramName(suite)],
                    suite.Name,
                    [],
                    [],
                    Repetition.WholeProgram,
                    false,
                    workerFault
                ),
                (long)sums.Nanoseconds,
                null
            ),
        };
    }
}
