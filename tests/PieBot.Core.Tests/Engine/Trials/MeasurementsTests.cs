using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Trials;

/// <summary>What is said of measurements: each finding, for people.</summary>
public sealed class MeasurementsTests
{
    private static readonly VerifySettings Settings = new();

    private static readonly VerifySettings Memory = Settings with { Metric = Resource.Allocations };

    [Theory]
    [InlineData(1.0, 0.01, VerdictKind.Faster, "M: 1.00 ms → 368 µs, 2.72× (90 % interval")]
    [InlineData(0.0, 0.01, VerdictKind.NotFaster, "M: 1.00× (90 % interval")]
    [InlineData(-0.3, 0.01, VerdictKind.NotFaster, "M: 0.74× (90 % interval")]
    [InlineData(0.05, 0.01, VerdictKind.NotFaster, "; that saves less than the 10 % asked for")]
    [InlineData(0.2, 0.5, VerdictKind.Inconclusive, "fresh trials did not confirm the gain: about")]
    public void A_confirmation_is_told(double mean, double spread, object kind, string words)
    {
        var outcome = Judged(Of(mean, spread), Settings);

        Assert.Equal(kind, outcome.Kind);
        Assert.Contains(words, outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, 10, VerdictKind.Leaner, "M: allocates 100 B → 10 B, and takes no longer, ")]
    [InlineData(-0.5, 10, VerdictKind.NotFaster, "100 B → 10 B, but takes longer, 0.61×")]
    [InlineData(
        0.0,
        99,
        VerdictKind.NotFaster,
        "100 B → 99 B, which saves less than the 10 % asked for"
    )]
    [InlineData(0.0, 130, VerdictKind.NotFaster, "and is not faster, 1.00×")]
    public void What_is_not_faster_may_be_leaner(
        double mean,
        double bytes,
        object kind,
        string words
    )
    {
        var outcome = Judged(Of(mean, 0.01, bytes), Memory);

        Assert.Equal(kind, outcome.Kind);
        Assert.Contains(words, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_take_longer_is_not_leaner()
    {
        var outcome = Judged(Of(0, 0.5, 10), Memory);

        Assert.Equal(VerdictKind.NotFaster, outcome.Kind);
        Assert.Contains("but may take longer", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        Finding.Inconclusive,
        0.2,
        0.25,
        VerdictKind.Inconclusive,
        "after all 6 trials; about"
    )]
    [InlineData(
        Finding.Inconclusive,
        0.12,
        9,
        VerdictKind.Inconclusive,
        "this machine is too noisy for it"
    )]
    [InlineData(
        Finding.Outdone,
        1.0,
        0.01,
        VerdictKind.NotFaster,
        "; faster too, not chosen: best, which edits the same lines, does better"
    )]
    [InlineData(
        Finding.Outdone,
        0.0,
        0.01,
        VerdictKind.NotFaster,
        "); best, which edits the same lines, does better"
    )]
    [InlineData(
        Finding.NotFaster,
        0.05,
        0.01,
        VerdictKind.NotFaster,
        "; that saves less than the 10 % asked for"
    )]
    [InlineData(Finding.NotFaster, -0.3, 0.01, VerdictKind.NotFaster, "M: 0.74× (90 % interval")]
    public void What_did_not_get_as_far_is_told(
        object finding,
        double mean,
        double spread,
        object kind,
        string words
    )
    {
        var timings = Of(mean, spread);

        var outcome = Measurements.Lost(
            Measurement(timings, Settings),
            timings,
            (Finding)finding,
            "M",
            "best",
            Settings
        );

        Assert.Equal(kind, outcome.Kind);
        Assert.Contains(words, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_memory_is_to_be_saved_it_is_told_first()
    {
        var timings = Of(0, 0.01, 50);

        var outcome = Measurements.Lost(
            Measurement(timings, Memory),
            timings,
            Finding.Outdone,
            "M",
            null,
            Memory
        );

        Assert.StartsWith(
            "M: allocates 100 B → 50 B; time 1.00×",
            outcome.Reason,
            StringComparison.Ordinal
        );
        Assert.Contains("another candidate, which edits", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        nameof(Repetition.OncePerProcess),
        nameof(Metric.Member),
        "each trial is one cold run"
    )]
    [InlineData(
        nameof(Repetition.WholeProgram),
        nameof(Metric.Member),
        "runs the whole test program"
    )]
    [InlineData(nameof(Repetition.InProcess), nameof(Metric.Tests), "its covering tests are timed")]
    [InlineData(nameof(Repetition.InProcess), nameof(Metric.Member), null)]
    public void What_a_way_of_timing_cannot_see_is_noted(
        string repetition,
        string metric,
        string? words
    )
    {
        var pair = Pair(Enum.Parse<Repetition>(repetition), Enum.Parse<Metric>(metric));

        var note = Measurements.Of(Of(1, 0.01), pair, Settings).Note;

        if (words is null)
        {
            Assert.Null(note);
        }
        else
        {
            Assert.Contains(words, note, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void Of_a_very_short_member_the_probe_is_noted(double nanoseconds, bool expected)
    {
        var note = Measurements
            .Of(Of(1, 0.01) with { Baseline = new(nanoseconds) }, Pair(), Settings)
            .Note;

        Assert.Equal(expected, note?.Contains("the probe around it matters") == true);
    }

    [Theory]
    [InlineData(nameof(Metric.Tests), "the covering tests of M: ")]
    [InlineData(nameof(Metric.Command), "the command that is timed for M: ")]
    public void What_was_timed_is_told(string metric, string words)
    {
        var timings = Of(1, 0.01);
        var outcome = Measurements.Judge(
            Measurements.Of(timings, Pair(metric: Enum.Parse<Metric>(metric)), Settings),
            timings,
            "M",
            ScriptedEngine.Coverage(),
            Settings
        );

        Assert.StartsWith(words, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_covering_test_that_gets_slower_ends_it()
    {
        var timings = Of(1, 0.01, test: 200);

        var outcome = Judged(timings, Settings);

        Assert.Equal(VerdictKind.NotFaster, outcome.Kind);
        Assert.EndsWith(
            "but a covering test gets slower, 0.50×: test",
            outcome.Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Side.Candidate, true, 0, VerdictKind.TimedOut, "while it was timed, it hung")]
    [InlineData(
        Side.Baseline,
        true,
        0,
        VerdictKind.Inconclusive,
        "it passes its tests but cannot be timed: it hung"
    )]
    [InlineData(
        Side.Candidate,
        false,
        4,
        VerdictKind.TestsFailed,
        "fails when repeated: t1, t2, t3"
    )]
    [InlineData(
        Side.Baseline,
        false,
        1,
        VerdictKind.Inconclusive,
        "cannot be timed: it hung at the baseline: t1"
    )]
    public void Why_it_could_not_be_timed_is_told(
        object side,
        bool timedOut,
        int failed,
        object kind,
        string words
    )
    {
        var outcome = TimingFaults.Describe(
            new(
                (Side)side,
                "it hung",
                timedOut,
                Enumerable.Range(1, failed).Select(number => $"t{number}").ToList()
            ),
            new(1, 1, [], [])
        );

        Assert.Equal(kind, outcome.Kind);
        Assert.EndsWith(words, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_tests_that_fail_twenty_are_kept() =>
        Assert.Equal(
            20,
            TimingFaults
                .Describe(
                    new(
                        Side.Candidate,
                        "it fell",
                        false,
                        Enumerable.Range(1, 30).Select(number => $"t{number}").ToList()
                    ),
                    new(1, 1, [], [])
                )
                .Tests!.Failures.Count
        );

    private static Outcome Judged(Timings timings, VerifySettings settings) =>
        Measurements.Judge(
            Measurement(timings, settings),
            timings,
            "M",
            ScriptedEngine.Coverage(),
            settings
        );

    private static Measurement Measurement(Timings timings, VerifySettings settings) =>
        Measurements.Of(timings, Pair(), settings);

    private static TimedPair Pair(
        Repetition repetition = Repetition.InProcess,
        Metric metric = Metric.Member
    )
    {
        var suite = new ScriptedSuite(() => new());
        return ScriptedEngine.Pair(suite, suite, repetition, metric);
    }

    // Six trials of a member that takes a millisecond and allocates 100 bytes, and of one test.
    private static Timings Of(double mean, double spread, double bytes = 100, double test = 100)
    {
        var trials = ((double[])[-1, 1, -0.5, 0.5, -0.1, 0.1])
            .Select(off => new TimedTrial(
                mean + (spread * off),
                new((1, 1), [1], [1]),
                Totals(100 + (0.1 * off), 100),
                Totals(bytes, test + off)
            ))
            .ToList();
        return new(
            PairedTest.Run(trials.Select(trial => trial.LogRatio).ToList(), Settings.Alpha),
            trials.Count,
            new(1e6),
            new(1e6 * Math.Exp(-mean)),
            trials
        );
    }

    private static SideTotals Totals(double bytes, double test) =>
        SideTotals.Unknown with
        {
            Allocated = bytes,
            Calls = 1,
            ByTest = [test],
        };
}
