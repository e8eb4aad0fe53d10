using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class DecisionTests
{
    private const double Unit = 1e6;

    [Fact]
    public void Identical_sides_are_not_faster() =>
        Assert.Equal(Finding.NotFaster, ScriptedTrials.Judge((_, _, _) => Unit));

    [Fact]
    public void Twice_as_fast_is_faster() =>
        Assert.Equal(
            Finding.Faster,
            ScriptedTrials.Judge(
                (side, trial, turn) =>
                    Noisy(side == Side.Baseline ? 2 * Unit : Unit, 0.03, trial, turn, side)
            )
        );

    [Fact]
    public void Twice_as_slow_is_not_faster() =>
        Assert.Equal(
            Finding.NotFaster,
            ScriptedTrials.Judge(
                (side, trial, turn) =>
                    Noisy(side == Side.Baseline ? Unit : 2 * Unit, 0.03, trial, turn, side)
            )
        );

    [Fact]
    public void A_small_gain_is_not_worth_a_reviewers_time_but_real_without_the_bound()
    {
        static double Script(Side side, int trial, int turn) =>
            Noisy(side == Side.Baseline ? 1.05 * Unit : Unit, 0.01, trial, turn, side);

        Assert.Equal(Finding.NotFaster, ScriptedTrials.Judge(Script));
        Assert.Equal(Finding.Faster, ScriptedTrials.Judge(Script, minSaving: 0));
    }

    [Fact]
    public void Noise_between_trials_is_inconclusive() =>
        Assert.Equal(
            Finding.Inconclusive,
            ScriptedTrials.Judge(
                // Whole trials lean to one side or the other by 40 %.
                (side, trial, _) =>
                    side == Side.Baseline && trial % 2 == 0 ? 1.4 * Unit
                    : side == Side.Candidate && trial % 4 == 1 ? 1.3 * Unit
                    : Unit
            )
        );

    [Fact]
    public void Drift_of_the_machine_is_on_both_sides_and_cancels() =>
        Assert.Equal(
            Finding.NotFaster,
            ScriptedTrials.Judge((_, trial, turn) => Unit * (1 + (0.02 * turn) + (0.3 * trial)))
        );

    [Fact]
    public void One_stall_does_not_make_the_other_side_faster() =>
        Assert.Equal(
            Finding.NotFaster,
            ScriptedTrials.Judge(
                (side, _, turn) => side == Side.Baseline && turn == 40 ? 50 * Unit : Unit
            )
        );

    [Theory]
    // A p of exactly alpha is none below it.
    [InlineData(0.5, 0.9, 0.05, 0.1, Finding.Inconclusive)]
    // A gain that chance may explain is no gain, however large.
    [InlineData(0.5, 0.9, 0.2, 0.1, Finding.Inconclusive)]
    [InlineData(0.5, 0.9, 0.01, 0.1, Finding.Faster)]
    // A sure gain that may or may not save what is asked for is open.
    [InlineData(0.08, 0.12, 0.001, 0.1, Finding.Inconclusive)]
    [InlineData(0.08, 0.1, 0.001, 0.1, Finding.NotFaster)]
    // Where any saving would do, 3 % is the least that anyone can tell.
    [InlineData(0, 0.1, 0.01, 0, Finding.Inconclusive)]
    [InlineData(-0.1, 0.0299, 0.8, 0, Finding.NotFaster)]
    [InlineData(-0.1, 0.03, 0.8, 0, Finding.Inconclusive)]
    public void Needs_chance_ruled_out_and_a_saving(
        double estimate,
        double high,
        double p,
        double minSaving,
        object expected
    ) => Assert.Equal(expected, Decision.Of(new(estimate, -1, high, 1, 3, p), 0.05, minSaving));

    [Fact]
    public void A_saving_of_just_the_least_is_enough_and_one_left_in_the_interval_is_not_ruled_out()
    {
        var least = -Math.Log(1 - 0.1);

        Assert.Equal(Finding.Faster, Decision.Of(new(least, 0, 1, 9, 3, 0.001), 0.05, 0.1));
        Assert.Equal(Finding.Inconclusive, Decision.Of(new(0, -1, least, 0, 3, 0.5), 0.05, 0.1));
    }

    [Theory]
    // A loss of over 5 % must be ruled out, and none may be sure.
    [InlineData(-0.05, 0.1, true)]
    [InlineData(-0.052, 0.1, false)]
    [InlineData(-0.01, 0, true)]
    [InlineData(-0.01, -0.001, false)]
    public void What_saves_memory_must_take_no_longer(double low, double high, bool expected) =>
        Assert.Equal(expected, Decision.IsNoSlower(low, high));

    [Fact]
    public void A_loss_of_just_five_per_cent_is_borne() =>
        Assert.True(Decision.IsNoSlower(Math.Log(1 - 0.05), 0.1));

    [Theory]
    [InlineData(0.1, 0.10536)]
    [InlineData(0.01, 0.03)]
    [InlineData(0, 0.03)]
    public void Less_than_three_per_cent_is_worth_no_trial(double minSaving, double expected) =>
        Assert.Equal(expected, Decision.Worth(minSaving), 5);

    private static double Noisy(double unit, double spread, int trial, int turn, Side side)
    {
        var random = new Random((trial * 10007) + (turn * 101) + (int)side);
        return unit * (1 + (spread * ((2 * random.NextDouble()) - 1)));
    }
}
