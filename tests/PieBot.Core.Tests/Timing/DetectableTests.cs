using MathNet.Numerics.Distributions;
using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class DetectableTests
{
    private const double Alpha = 0.05;

    [Theory]
    [InlineData(25, 0.9)]
    [InlineData(8, 0.8)]
    public void A_gain_of_that_size_is_found_as_often_as_it_says(int trials, double power)
    {
        var deviations = Detectable.Deviations(Alpha, trials, power);
        var test = new SequentialTest(Alpha, trials);
        var random = new Random(12345);
        const int runs = 2000;

        var found = Enumerable
            .Range(0, runs)
            .Count(_ => IsFound(test, random, deviations, 0.3, trials));

        // Both sides are simulated: five standard errors of their difference.
        var error = 5 * Math.Sqrt(2 * power * (1 - power) / runs);
        Assert.InRange(found / (double)runs, power - error, power + error);
    }

    [Fact]
    public void More_trials_find_less_and_without_noise_all_that_is_worth_having_is_found()
    {
        Assert.True(Detectable.Deviations(Alpha, 25, 0.9) < Detectable.Deviations(Alpha, 6, 0.9));
        Assert.Equal(1.03, Detectable.Smallest(0, Alpha, 4, 0.9).Ratio, 0.001);
    }

    [Fact]
    public void Is_more_than_a_single_test_of_all_trials_would_need()
    {
        // What a plain t test of 25 trials finds 90 % of the time; stopping early and confirming cost the rest.
        var plain = (StudentT.InvCDF(0, 1, 24, 0.95) + Normal.InvCDF(0, 1, 0.9)) / 5;

        Assert.Equal(0.6, plain, 0.01);
        // The figure of docs/statistics.md.
        Assert.Equal(0.8, Detectable.Deviations(Alpha, 25, 0.9), 0.02);
    }

    [Fact]
    public void The_interval_of_the_noise_holds_the_truth_as_often_as_it_says()
    {
        var random = new Random(7);
        const int runs = 4000;

        var held = Enumerable
            .Range(0, runs)
            .Select(_ =>
                Noise.Of(Enumerable.Range(0, 12).Select(_ => Normal.Sample(random, 0, 2)).ToList())
            )
            .Count(noise => noise.Low <= 2 && noise.High >= 2);

        Assert.InRange(held / (double)runs, 0.88, 0.92);
    }

    // The comparison as the verifier makes it, written once more.
    private static bool IsFound(
        SequentialTest test,
        Random random,
        double deviations,
        double spread,
        int trials
    )
    {
        double Sample() => Normal.Sample(random, deviations * spread, spread);
        var contest = new Contest(1, test, 0);
        while (contest.Next is not null)
        {
            contest.Record(Sample());
        }

        if (contest.Winner is not { } winner || contest.Of(winner) != Finding.Faster)
        {
            return false;
        }

        var count = Confirmation.Trials(contest.Samples(winner), Alpha, trials);
        var fresh = Enumerable.Range(0, count).Select(_ => Sample()).ToList();
        return PairedTest.Run(fresh, Alpha).PValue < Alpha;
    }
}
