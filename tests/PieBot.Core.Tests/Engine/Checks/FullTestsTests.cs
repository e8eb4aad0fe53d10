using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

/// <summary>What is said of an edit whose tests do not all do what they do at the baseline.</summary>
public sealed class FullTestsTests
{
    private static readonly ScriptedSide Failing = new()
    {
        Outcomes = new Dictionary<string, TestOutcome> { ["test"] = TestOutcome.Failed },
    };

    [Fact]
    public async Task All_as_at_the_baseline_is_nothing_to_say() =>
        Assert.Null(await RunAsync(new()));

    [Fact]
    public async Task A_run_that_does_not_end_timed_out()
    {
        var outcome = await RunAsync(new() { Hangs = true });

        Assert.Equal(VerdictKind.TimedOut, outcome!.Kind);
        Assert.Contains("did not end within", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_comes_to_nothing_failed()
    {
        var outcome = await RunAsync(new() { RunFault = "no result file" });

        Assert.Equal((VerdictKind.TestsFailed, "no result file"), (outcome!.Kind, outcome.Reason));
    }

    [Fact]
    public async Task One_that_a_signal_from_outside_ends_twice_is_unknown()
    {
        var outcome = await RunAsync(
            new() { RunFault = "the test process was killed", Signal = new("SIGKILL", false) }
        );

        Assert.Equal(VerdictKind.Inconclusive, outcome!.Kind);
        Assert.Equal(
            "it is unknown whether it passes the tests: the test process was killed",
            outcome.Reason
        );
    }

    [Fact]
    public async Task So_is_one_whose_failed_tests_were_all_ended_from_outside()
    {
        var outcome = await RunAsync(Failing with { Killed = new HashSet<string> { "test" } });

        Assert.Equal(VerdictKind.Inconclusive, outcome!.Kind);
        Assert.Contains(
            "test was ended by a signal from outside, also when run again",
            outcome.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_tests_that_fail_the_first_is_told_with_its_own_words()
    {
        var outcome = await RunAsync(
            new()
            {
                Outcomes = new Dictionary<string, TestOutcome>
                {
                    ["test"] = TestOutcome.Failed,
                    ["other"] = TestOutcome.Passed,
                },
                Messages = new Dictionary<string, string> { ["test"] = "expected 5, was 6" },
            }
        );

        Assert.Equal(VerdictKind.TestsFailed, outcome!.Kind);
        Assert.Contains(
            "test (expected 5, was 6), other (not a test of the baseline)",
            outcome.Reason,
            StringComparison.Ordinal
        );
        Assert.Equal((1, 0), (outcome.Tests!.Total, outcome.Tests.Passed));
        Assert.Equal(2, outcome.Tests.Failures.Count);
    }

    [Theory]
    [InlineData(3, "a (why), b, c")]
    [InlineData(4, "a (why), b, c, …")]
    public void Three_are_named(int failed, string expected) =>
        Assert.Equal(
            expected,
            FullTests.Named(
                new (string, string?)[] { ("a", "why"), ("b", "because"), ("c", null), ("d", null) }
                    .Take(failed)
                    .ToList()
            )
        );

    [Fact]
    public async Task Evidence_names_the_first_fifty_and_counts_all()
    {
        using var session = await ScriptedEngine.OpenAsync();
        var names = Enumerable.Range(1, 60).Select(number => $"{number}").ToList();

        var evidence = new FullTests(ScriptedEngine.Baseline(new(_ => new())), session).Evidence(
            ScriptedEngine.Coverage() with
            {
                Names = names,
            },
            1,
            names
        );

        Assert.Equal(names.Take(50), evidence.Covering);
        Assert.Equal(names.Take(20), evidence.Failures);
        Assert.Equal(60, evidence.CoveringTests);
    }

    private static async Task<Outcome?> RunAsync(ScriptedSide edited)
    {
        using var session = await ScriptedEngine.OpenAsync();
        return await new FullTests(ScriptedEngine.Baseline(new(_ => new())), session).RunAsync(
            [new ScriptedSuite(() => edited)],
            ScriptedEngine.Coverage(),
            TestContext.Current.CancellationToken
        );
    }
}
