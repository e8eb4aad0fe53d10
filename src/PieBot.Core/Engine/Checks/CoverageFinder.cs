using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>Finds which tests cover some members, by running an instrumented baseline.</summary>
internal static class CoverageFinder
{
    // Without the tests that fail alone others are timed, which may need them.
    private const int LoneRuns = 3;

    private const int MostTests = 50;
    private const double LeastShareOfHardest = 0.05;
    private const double Long = 250e6;

    /// <summary>So many times as long as a long test, a test is no longer taken along for its members' work.</summary>
    private const double MuchTooLong = 8;

    // The first run of a test compiles it, and more than it: on a busy machine that alone may take longer.
    private const double LongWhenCold = 1e9;
    private static readonly TimeSpan MostWall = TimeSpan.FromMilliseconds(50);

    // Reading the thread's clock costs half a microsecond, on both sides: at this length it hides a twentieth of a gain,
    // and wall time on a busy machine would hide more.
    private const double LeastForThreadClock = 10e3;

    // Below this share of the wall time the members wait, and waiting is time too.
    private const double BusyShare = 0.8;

    private static readonly Coverage Nothing = new([], "", [], [], Repetition.InProcess, false);

    /// <param name="side">An instrumented baseline.</param>
    /// <returns>Coverage without names when no test covers the members; or why it cannot be known.</returns>
    public static async Task<(Coverage? Coverage, string? Fault)> FindAsync(
        BuiltSide side,
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(Coverage Coverage, long Nanoseconds)>();
        var faults = new List<string>();
        foreach (var suite in side.Suites)
        {
            var (coverage, nanoseconds, fault) = await FindAsync(
                suite,
                confinement,
                timeout,
                cancellationToken
            );
            if (coverage is null)
            {
                faults.Add($"{suite.Name}: {fault}");
            }
            else if (coverage.Names.Count > 0)
            {
                found.Add((coverage, nanoseconds));
            }
        }

        if (found.Count == 0)
        {
            return faults.Count > 0 ? (null, string.Join("; ", faults)) : (Nothing, null);
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
                Flaky = found.SelectMany(one => one.Coverage.Flaky).Distinct().ToList(),
            },
            null
        );
    }

    private static async Task<(Coverage? Coverage, long Nanoseconds, string? Fault)> FindAsync(
        ITestSuite suite,
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        // All tests are run here, also those that write beside their assembly.
        using var copy = suite.Copy("cover");
        await using var worker = Start(copy.Suite, confinement, timeout);
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return await WholeProgramAsync(
                suite,
                confinement,
                timeout,
                discovered.Fault,
                cancellationToken
            );
        }

        var names = discovered.Reply.Tests.ToDictionary(test => test.Id, test => test.Name);
        var first = await worker.CoverAsync([.. names.Keys], cancellationToken);
        if (first.Reply is null)
        {
            return (null, 0, first.Fault);
        }

        var covering = first.Reply.Tests.Where(Reaches).ToList();
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

        // Once more, warm: a test that does not pass again cannot be repeated.
        var brief = Brief(covering, LongWhenCold);
        var ids = brief.Select(test => test.Id).ToList();
        var (repeatable, busy) = await RepeatAsync(worker, ids, cancellationToken);
        if (repeatable.Count == 0)
        {
            // What another test left behind may be why: they are tried by themselves.
            using var own = suite.Copy("repeat");
            await using var alone = Start(own.Suite, confinement, timeout);
            await alone.DiscoverAsync(cancellationToken);
            await alone.CoverAsync(ids, cancellationToken);
            (repeatable, busy) = await RepeatAsync(alone, ids, cancellationToken);
        }

        var pool = repeatable.Count > 0 ? Brief(repeatable, Long) : brief;
        var timed = Worthwhile(pool);
        var flaky = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var run = 0; run < LoneRuns && timed.Count > 0; run++)
        {
            var lone = await LoneRun.OfAsync(
                suite,
                timed.Select(test => test.Id).ToList(),
                Settings(confinement, timeout),
                cancellationToken
            );
            brief = brief.Where(test => lone.Known?.Contains(test.Id) ?? true).ToList();
            var faults = timed
                .Select(test => (test.Id, Fault: lone.Fault(test.Id, names[test.Id])))
                .Where(one => one.Fault is not null)
                .ToDictionary(one => one.Id, one => one.Fault!);
            if (faults.Count == 0)
            {
                break;
            }

            foreach (var (id, fault) in faults)
            {
                flaky[id] = fault;
            }

            pool = pool.Where(test => !flaky.ContainsKey(test.Id)).ToList();
            timed = pool.Count > 0 ? Worthwhile(pool) : [];
        }

        return (
            new(
                covering.Select(test => names[test.Id]).Distinct().ToList(),
                suite.Name,
                brief.Select(test => test.Id).ToList(),
                timed.Select(test => test.Id).ToList(),
                repeatable.Count == 0 ? Repetition.OncePerProcess
                    : discovered.Reply.NewProcess ? Repetition.NewProcess
                    : Repetition.InProcess,
                busy
            )
            {
                Suites = [new(suite.Name, covering.Select(test => test.Id).ToList())],
                Flaky = flaky.Values.Distinct().ToList(),
            },
            timed.Sum(test => test.MemberNanoseconds),
            null
        );
    }

    /// <summary>What stands for the tests of a suite that runs as a whole, for people.</summary>
    public static string WholeProgramName(ITestSuite suite) =>
        $"tests of {suite.Name} (PieBot cannot tell which)";

    private static IWorker Start(ITestSuite suite, Confinement confinement, TimeSpan timeout) =>
        suite.Start(Settings(confinement, timeout));

    private static WorkerSettings Settings(Confinement confinement, TimeSpan timeout) =>
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
                    Worthwhile(Brief(repeatable, Long)).Select(test => test.Id).ToList(),
                    cancellationToken
                )
        );
    }

    private static bool Reaches(CoveredTest test) => test is { Passed: true, Calls: > 0 };

    // Long tests only where there are no others: a turn is to take milliseconds. But one that is not much too long, and in
    // which alone the members have work to do, is taken along: what an edit gains is not seen in the tests of empty input.
    private static List<CoveredTest> Brief(IReadOnlyList<CoveredTest> tests, double most)
    {
        var brief = tests.Where(test => test.WallNanoseconds < most).ToList();
        var bearable = tests.Where(test => test.WallNanoseconds < most * MuchTooLong).ToList();
        if (bearable.Count == 0)
        {
            return [tests.MinBy(test => test.WallNanoseconds)!];
        }

        var least = LeastShareOfHardest * bearable.Max(test => test.MemberNanoseconds);
        if (!brief.Exists(test => test.MemberNanoseconds >= least))
        {
            brief.Add(
                bearable
                    .Where(test => test.MemberNanoseconds >= least)
                    .MinBy(test => test.WallNanoseconds)!
            );
        }

        return brief;
    }

    // Of the tests that work the members hard, those that spend most of their own time there: the rest of a test is noise.
    private static List<CoveredTest> Worthwhile(IReadOnlyList<CoveredTest> tests)
    {
        var least = LeastShareOfHardest * tests.Max(test => test.MemberNanoseconds);
        var taken = new List<CoveredTest>();
        var wall = TimeSpan.Zero;
        foreach (
            var test in tests
                .Where(test => test.MemberNanoseconds >= least)
                .OrderByDescending(test => (double)test.MemberNanoseconds / test.WallNanoseconds)
                .Take(MostTests)
        )
        {
            wall += TimeSpan.FromMicroseconds(test.WallNanoseconds / 1e3);
            if (taken.Count > 0 && wall > MostWall)
            {
                break;
            }

            taken.Add(test);
        }

        return taken;
    }

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
    private static async Task<(
        Coverage? Coverage,
        long Nanoseconds,
        string? Fault
    )> WholeProgramAsync(
        ITestSuite suite,
        Confinement confinement,
        TimeSpan timeout,
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
