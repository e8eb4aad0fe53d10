using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Tests.Engine.Sides;

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

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    public void Three_hundred_tests_are_many(int passing, bool expected) =>
        Assert.Equal(
            expected,
            new TestGate(
                Enumerable
                    .Range(1, passing)
                    .ToDictionary(number => $"{number}", _ => TestOutcome.Passed)
                    .Append(KeyValuePair.Create("skipped", TestOutcome.Skipped))
                    .ToDictionary(),
                new Dictionary<string, string>()
            ).IsLarge
        );

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, ". 3 were left out at the baseline: t1 (red), t2 (red), t3 (red)")]
    [InlineData(4, ". 4 were left out at the baseline: t1 (red), t2 (red), t3 (red), …")]
    public void The_first_three_that_are_left_out_are_told(int excluded, string expected) =>
        Assert.Equal(
            expected,
            new TestGate(
                new Dictionary<string, TestOutcome>(),
                Enumerable.Range(1, excluded).ToDictionary(number => $"t{number}", _ => "red")
            ).LeftOut
        );

    [Fact]
    public void Names_and_leaves_out_what_fails_or_is_flaky_at_the_baseline()
    {
        var gate = Baseline();

        Assert.Equal(["skipped", "stable"], gate.Expected.Keys.Order());
        Assert.Equal("fails at the baseline", gate.Excluded["red"]);
        Assert.Equal("is flaky at the baseline", gate.Excluded["flaky"]);
        Assert.Equal("is flaky at the baseline", gate.Excluded["sometimes"]);
        Assert.Equal(1, gate.Passing);
    }

    [Fact]
    public void Says_why_a_test_is_left_out_in_its_first_words()
    {
        var messages = new Dictionary<string, string> { ["red"] = "1 is not 2" };
        var gate = TestGate.Of([
            Run(("red", TestOutcome.Failed)) with
            {
                Messages = messages,
            },
            Run(("red", TestOutcome.Failed)) with
            {
                Messages = messages,
            },
        ]);

        Assert.Equal("fails at the baseline: 1 is not 2", gate.Excluded["red"]);
    }

    [Fact]
    public void Is_the_same_when_it_is_read_back()
    {
        var gate = Baseline();

        var read = TestGate.Of(
            gate.Record("key", new Dictionary<string, string>(), TimeSpan.FromSeconds(2))
        );

        Assert.Equal(
            gate.Expected.OrderBy(test => test.Key),
            read.Expected.OrderBy(test => test.Key)
        );
        Assert.Equal(gate.Excluded, read.Excluded);
        Assert.Equal(gate.Drawn, read.Drawn);
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
    [InlineData("t.py::t[{0}]", "t.py::t[…]")]
    [InlineData("Ns.Tests.T(x: {0}, y: \"a\")", "Ns.Tests.T[…]")]
    public void A_test_that_draws_its_parameters_is_left_out_whatever_it_draws(
        string id,
        string named
    )
    {
        string Drawn(int x) => string.Format(null, id, x);
        var gate = TestGate.Of([
            Run(
                ("stable", TestOutcome.Passed),
                (Drawn(0), TestOutcome.Passed),
                (Drawn(17), TestOutcome.Passed)
            ),
            Run(
                ("stable", TestOutcome.Passed),
                (Drawn(0), TestOutcome.Passed),
                (Drawn(23), TestOutcome.Passed)
            ),
        ]);

        Assert.Equal([named], gate.Excluded.Keys);
        Assert.Equal(2, gate.Passing);
        Assert.Empty(
            gate.Failures(
                Run(
                    ("stable", TestOutcome.Passed),
                    (Drawn(0), TestOutcome.Passed),
                    (Drawn(99), TestOutcome.Failed)
                )
            )
        );
        // What it always has stays a promise.
        Assert.Equal(
            [Drawn(0)],
            gate.Failures(Run(("stable", TestOutcome.Passed), (Drawn(0), TestOutcome.Failed)))
        );
    }

    [Fact]
    public void A_parameter_that_is_missing_once_is_no_drawn_one()
    {
        var gate = TestGate.Of([
            Run(("t[1]", TestOutcome.Passed), ("t[2]", TestOutcome.Passed)),
            Run(("t[1]", TestOutcome.Passed)),
        ]);

        Assert.Equal("is flaky at the baseline", gate.Excluded["t[2]"]);
        Assert.Equal(
            ["t[3] (not a test of the baseline)"],
            gate.Failures(Run(("t[1]", TestOutcome.Passed), ("t[3]", TestOutcome.Passed)))
        );
    }

    [Theory]
    [InlineData("stable", "1 of 2 tests")]
    [InlineData("new other more", "3 that the baseline does not have")]
    [InlineData("stable new", "1 of 2 tests, and 1 that the baseline does not have")]
    public void Counts_no_more_tests_than_there_are(string failing, string words)
    {
        var tests = new Dictionary<string, TestOutcome>
        {
            ["stable"] = TestOutcome.Passed,
            ["skipped"] = TestOutcome.Skipped,
        };
        foreach (var id in failing.Split(' '))
        {
            tests[id] = TestOutcome.Failed;
        }

        var candidate = new TestResults(tests, false, null);

        Assert.Equal(words, Baseline().Count(Baseline().Failures(candidate), candidate));
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
