using PieBot.Core.Engine.Trials;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Engine.Trials;

public sealed class ControlTests
{
    [Fact]
    public void A_wide_control_carries_no_small_gain()
    {
        // Equal on the whole, and as wide as one that was seen: 0.54 (0.02 to 15).
        var wide = Control.Facts([1.2, -1.9, 0.7, -2.4, 1.1, -2.3], 6);

        Assert.True(wide.Passed);
        Assert.False(wide.Carries(new(2)));
        Assert.Contains(
            "nothing can be said of speedups below",
            Control.Doubt(wide, "baseline"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_narrow_control_carries_what_lies_outside_of_it()
    {
        var narrow = Control.Facts([0.01, -0.02, 0.015, -0.01, 0.005, -0.01], 6);

        Assert.InRange(narrow.Floor.Ratio, 1.005, 1.03);
        Assert.True(narrow.Carries(new(1.1)));
        Assert.False(narrow.Carries(new(1.002)));
    }

    [Fact]
    public void A_failed_control_carries_nothing()
    {
        var failed = Control.Facts([0.2, 0.21, 0.19, 0.2, 0.2, 0.21], 12);

        Assert.False(failed.Passed);
        Assert.False(failed.Carries(new(100)));
        Assert.Contains(
            "the control failed",
            Control.Doubt(failed, "baseline"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_control_is_said()
    {
        Assert.Contains(
            "there is no control",
            Control.Doubt(null, "baseline"),
            StringComparison.Ordinal
        );
    }

    /// <summary>Of equal sides with a spread of 0.1: six trials leave 1.11 possible, 18 leave 1.05.</summary>
    [Theory]
    [InlineData(null, 6)]
    [InlineData(2.0, 6)]
    [InlineData(1.09, 12)]
    [InlineData(1.01, 18)]
    public async Task It_takes_the_trials_that_the_gain_needs(double? smallest, int expected)
    {
        var facts = await RunAsync(smallest);

        Assert.True(facts is { Passed: true });
        Assert.Equal(expected, facts.Trials);
    }

    [Fact]
    public async Task Asked_for_more_it_goes_on_from_the_trials_it_has()
    {
        var first = await RunAsync(null);

        var more = await RunAsync(1.09);

        Assert.Equal((6, 12), (first!.Trials, more!.Trials));
        Assert.True(more.Floor.Ratio < first.Floor.Ratio);
    }

    // All of its trials are known, so that nothing is started.
    private static Task<ControlFacts?> RunAsync(double? smallest)
    {
        var known =
            from round in Enumerable.Range(1, 4)
            from trial in Enumerable.Range(1, Control.Trials)
            select Known(round, trial);
        return Control.RunAsync(
            null!,
            new(new(), known.ToList(), new StageClock((_, _) => { }), _ => { }),
            smallest is { } ratio ? new Speedup(ratio) : null,
            TestContext.Current.CancellationToken
        );
    }

    private static TrialRecord Known(int round, int trial)
    {
        var none = new SideTotals(0, 0, 0, 0, 0, [], 0, 0);
        return new(
            Control.Id,
            round == 1 ? "control" : $"control {round}",
            trial,
            "member",
            trial % 2 == 0 ? 0.1 : -0.1,
            [0, 0],
            [],
            [],
            none,
            none
        );
    }
}
