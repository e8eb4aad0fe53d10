using PieBot.Verification;

namespace PieBot.Tests.Verification;

public sealed class TestGateTests
{
    private static TestResults Run(params (string Id, TestOutcome Outcome)[] tests) =>
        new(tests.ToDictionary(test => test.Id, test => test.Outcome), false, null);

    private static TestGate Baseline() =>
        TestGate.Of([
            Run(
                ("stable", TestOutcome.Passed),
                ("skipped", TestOutcome.Skipped),
                ("red", TestOutcome.Failed),
                ("flaky", TestOutcome.Passed),
                ("sometimes", TestOutcome.Passed)
            ),
            Run(
                ("stable", TestOutcome.Passed),
                ("skipped", TestOutcome.Skipped),
                ("red", TestOutcome.Failed),
                ("flaky", TestOutcome.Failed)
            ),
        ]);

    [Fact]
    public void Names_and_leaves_out_what_fails_or_flickers_at_the_baseline()
    {
        var gate = Baseline();

        Assert.Equal(["skipped", "stable"], gate.Expected.Keys.Order());
        Assert.Equal("fails at the baseline", gate.Excluded["red"]);
        Assert.Equal("flickers at the baseline", gate.Excluded["flaky"]);
        Assert.Equal("flickers at the baseline", gate.Excluded["sometimes"]);
        Assert.Equal(1, gate.Passing);
    }

    [Fact]
    public void Passes_the_same_set_with_the_same_outcomes_whatever_excluded_tests_do()
    {
        var candidate = Run(
            ("stable", TestOutcome.Passed),
            ("skipped", TestOutcome.Skipped),
            ("red", TestOutcome.Passed)
        );

        Assert.Empty(Baseline().Failures(candidate));
    }

    [Theory]
    [InlineData(TestOutcome.Failed, "stable")]
    [InlineData(TestOutcome.Skipped, "stable (skipped)")]
    public void Names_a_test_that_no_longer_passes(object outcome, string failure)
    {
        var candidate = Run(("stable", (TestOutcome)outcome), ("skipped", TestOutcome.Skipped));

        Assert.Equal([failure], Baseline().Failures(candidate));
    }

    [Fact]
    public void A_missing_test_is_a_failure_and_so_is_one_from_nowhere()
    {
        var candidate = Run(("skipped", TestOutcome.Skipped), ("new", TestOutcome.Passed));

        Assert.Equal(
            ["stable (did not run)", "new (not a test of the baseline)"],
            Baseline().Failures(candidate)
        );
    }

    [Fact]
    public void A_skipped_test_that_starts_to_run_is_a_change_too()
    {
        var candidate = Run(("stable", TestOutcome.Passed), ("skipped", TestOutcome.Passed));

        Assert.Equal(["skipped"], Baseline().Failures(candidate));
    }
}
