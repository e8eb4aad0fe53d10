using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Workers;

namespace PieBot.Testing.Scripted;

/// <summary>The engine on a scripted head, with one contender that passes all tests.</summary>
internal static class ScriptedEngine
{
    private const string Path = "a.x";

    public static Confinement Confinement { get; } =
        new(System.IO.Path.GetTempPath(), new ProcessLimits());

    public static Baseline Baseline(ScriptedHead head, TestGate? gate = null) =>
        new(
            new("", "", "", "", []),
            head,
            gate
                ?? new(
                    new Dictionary<string, TestOutcome> { ["test"] = TestOutcome.Passed },
                    new Dictionary<string, string>()
                ),
            TimeSpan.FromSeconds(1)
        );

    public static Coverage Coverage(
        Repetition repetition = Repetition.InProcess,
        string? workerFault = null
    ) =>
        new(["test"], ScriptedSuite.OnlyName, ["test"], ["test"], repetition, false, workerFault)
        {
            Suites = [new(ScriptedSuite.OnlyName, ["test"])],
        };

    /// <summary>Two sides whose covering test is timed.</summary>
    public static TimedPair Pair(
        ITestSuite baseline,
        ITestSuite candidate,
        Repetition repetition = Repetition.InProcess,
        Metric metric = Metric.Member
    ) =>
        new(
            baseline,
            candidate,
            Coverage(repetition),
            metric,
            Confinement,
            TimeSpan.FromSeconds(5)
        );

    /// <param name="observable">Whether its members can note their calls.</param>
    public static Contender Contender(
        Coverage? coverage = null,
        bool quick = true,
        bool observable = true
    )
    {
        IReadOnlyDictionary<string, string> Texts(string text) =>
            new Dictionary<string, string> { [Path] = text };
        return new(
            new("c-1", Path, [new(Path, new(1, 1), "old", "new")], "test", "", ""),
            new Dictionary<string, byte[]> { [Path] = "new"u8.ToArray() },
            new(
                [new(Path, Path, "M", MemberKind.Method, new(1, 1))],
                Texts("new"),
                Texts("probed old"),
                Texts("probed new"),
                observable ? Texts("observed old") : null,
                observable ? Texts("observed new") : null,
                true
            )
            {
                Marked = Texts("marked new"),
            },
            coverage ?? Coverage(),
            quick,
            new(1, 1, ["test"], [])
        );
    }

    public static ObservedCall Call(
        string outcome,
        string arguments = "1",
        string test = "test",
        bool compared = true,
        bool opaque = false
    ) => new(test, compared, opaque, "M", arguments, arguments, outcome, outcome);

    public static Task<Session> OpenAsync(VerifySettings? settings = null) =>
        Session.OpenAsync(
            System.IO.Path.GetTempPath(),
            (settings ?? new()) with
            {
                Sandbox = SandboxKind.None,
            },
            new((_, _) => { }),
            TestContext.Current.CancellationToken
        );

    /// <summary>One comparison, from observing to the verdict.</summary>
    /// <param name="record">Takes its trials.</param>
    public static async Task<Outcome> CompareAsync(
        ScriptedHead head,
        VerifySettings settings,
        Contender contender,
        Action<TrialRecord>? record = null
    )
    {
        using var session = await OpenAsync(settings);
        Outcome outcome;
        await using (var bench = new Bench(Baseline(head), session, [], record ?? (_ => { })))
        {
            var outcomes = await bench.Comparison.RunAsync(
                [contender],
                1,
                TestContext.Current.CancellationToken
            );
            outcome = Assert.Single(outcomes).Outcome;
            // What was started for a trial that does not come would run beside what is timed next.
            Assert.Equal(0, head.Running);
        }

        Assert.Equal(0, head.Open);
        return outcome;
    }
}
