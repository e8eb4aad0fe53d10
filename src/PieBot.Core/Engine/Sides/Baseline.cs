using System.Diagnostics;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Engine.Sides;

/// <summary>The head as it stands: built once, its tests run twice, and what that promises.</summary>
/// <param name="Prepared">Its tests, built.</param>
/// <param name="Gate">What a candidate must keep.</param>
/// <param name="RunTime">Of the slower of the two full runs.</param>
internal sealed record Baseline(Head Head, IPreparedHead Prepared, TestGate Gate, TimeSpan RunTime)
    : IAsyncDisposable
{
    // Twice shows most flaky tests; one that fails more rarely than that fails some candidate, which is the safe side.
    private const int Runs = 2;

    public string Root => Head.Root;

    /// <summary>After how long a candidate's run is taken for hanging: ten times the baseline's, within bounds.</summary>
    public TimeSpan CandidateTimeout(TimeSpan most)
    {
        var ten = TimeSpan.FromSeconds(Math.Max(30, 10 * RunTime.TotalSeconds));
        return ten < most ? ten : most;
    }

    /// <summary>Builds and runs; a fault is a value, since a baseline that already fails is a case.</summary>
    public static async Task<(Baseline? Baseline, string? Fault)> PrepareAsync(
        IEcosystem ecosystem,
        Head head,
        Session session,
        CancellationToken cancellationToken
    )
    {
        var (prepared, unbuilt) = await ecosystem.PrepareAsync(
            head,
            session.Settings,
            session.Confinement,
            session.Clock,
            cancellationToken
        );
        if (prepared is null)
        {
            return (null, unbuilt);
        }

        var (baseline, fault) = await RunAsync(
            ecosystem.Name,
            head,
            prepared,
            session,
            cancellationToken
        );
        if (baseline is null)
        {
            await prepared.DisposeAsync();
        }

        return (baseline, fault);
    }

    /// <summary>Runs every suite once and joins the outcomes.</summary>
    public static async Task<TestResults> RunAllAsync(
        IReadOnlyList<ITestSuite> suites,
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var runs = new List<(string Suite, TestResults Results)>();
        foreach (var suite in suites)
        {
            var results = await RunAsync(suite, confinement, timeout, cancellationToken);
            runs.Add((suite.Name, results));
            if (results.Fault is not null)
            {
                break;
            }
        }

        return TestResults.Join(runs);
    }

    public ValueTask DisposeAsync() => Prepared.DisposeAsync();

    private static async Task<(Baseline? Baseline, string? Fault)> RunAsync(
        string ecosystem,
        Head head,
        IPreparedHead prepared,
        Session session,
        CancellationToken cancellationToken
    )
    {
        var key = string.Join(
            '\n',
            [ecosystem, head.Commit, .. head.Files.Order(StringComparer.Ordinal)]
        );
        if (session.Folder?.ReadGates().FirstOrDefault(one => one.Key == key) is { } known)
        {
            return (
                new(head, KeptSuites.Of(prepared, known.LeftOut), TestGate.Of(known), known.Time),
                null
            );
        }

        var leftOut = new Dictionary<string, string>(StringComparer.Ordinal);
        var (runs, slowest) = await RunTwiceAsync(prepared, leftOut, session, cancellationToken);
        var gate = TestGate.Of(runs);
        if (gate.Passing == 0)
        {
            return (null, Fault(prepared, gate, leftOut));
        }

        // What was found in a folder that is full or gone says nothing.
        session.Site.MustStand();
        session.Folder?.AppendGate(gate.Record(key, leftOut, slowest));
        return (new(head, KeptSuites.Of(prepared, leftOut), gate, slowest), null);
    }

    // With every cause that there is.
    private static string Fault(
        IPreparedHead prepared,
        TestGate gate,
        Dictionary<string, string> leftOut
    )
    {
        var unrun = string.Join(
            "; ",
            prepared.Suites.Count == 1
                ? leftOut.Values
                : leftOut.Select(one => $"{one.Key}: {one.Value}")
        );
        return leftOut.Count == prepared.Suites.Count
            ? $"the tests cannot be run at the baseline: {unrun}"
            : $"no test passes at the baseline{(gate.Excluded.Count == 0 ? "" : $": {gate.FirstExcluded}")}{(unrun.Length == 0 ? "" : $"; {unrun}")}";
    }

    /// <param name="leftOut">Takes the suites that cannot be run, each with the reason.</param>
    private static async Task<(IReadOnlyList<TestResults> Runs, TimeSpan Slowest)> RunTwiceAsync(
        IPreparedHead prepared,
        Dictionary<string, string> leftOut,
        Session session,
        CancellationToken cancellationToken
    )
    {
        var runs = new List<List<(string Suite, TestResults Results)>>();
        var slowest = TimeSpan.Zero;
        for (var run = 1; run <= Runs; run++)
        {
            session.Clock.Enter("baseline", $"running all tests ({run} of {Runs})");
            var started = Stopwatch.GetTimestamp();
            var results = new List<(string Suite, TestResults Results)>();
            foreach (var suite in prepared.Suites.Where(one => !leftOut.ContainsKey(one.Name)))
            {
                var result = await RunAsync(
                    suite,
                    session.Confinement,
                    session.Settings.TestTimeout,
                    cancellationToken
                );
                results.Add((suite.Name, result));
                if (result.Fault is { } fault)
                {
                    leftOut[suite.Name] = fault;
                }
            }

            var took = Stopwatch.GetElapsedTime(started);
            slowest = took > slowest ? took : slowest;
            runs.Add(results);
        }

        return (
            runs.Select(run =>
                    TestResults.Join(run.Where(one => !leftOut.ContainsKey(one.Suite)).ToList())
                )
                .ToList(),
            slowest
        );
    }

    private static Task<TestResults> RunAsync(
        ITestSuite suite,
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) => TestResults.SettledAsync(() => suite.RunAsync(confinement, timeout, cancellationToken));
}
