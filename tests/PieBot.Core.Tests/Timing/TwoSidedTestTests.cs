using MathNet.Numerics.Distributions;
using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class TwoSidedTestTests
{
    private const double MinChange = 0.05;

    [Theory]
    [InlineData(0.05, 25)]
    [InlineData(0.05 / 8, 25)]
    [InlineData(0.2, 10)]
    public void The_interval_misses_the_truth_at_most_as_often_as_alpha_says_wherever_it_stops(
        double alpha,
        int most
    )
    {
        var test = new TwoSidedTest(alpha, most);
        var random = new Random(1);
        const int runs = 4_000;

        // A true change of 5 %, which stops at every look.
        var missed = Enumerable
            .Range(0, runs)
            .Select(_ => Run(test, random, Math.Log(1.05), 0.05).Interval)
            .Count(interval => interval.Low > Math.Log(1.05) || interval.High < Math.Log(1.05));

        Assert.InRange(missed / (double)runs, 0, alpha + (4 * Math.Sqrt(alpha / runs)));
    }

    [Fact]
    public void Of_equal_sides_neither_is_called_faster_more_often_than_alpha_says()
    {
        var test = new TwoSidedTest(0.05);
        var random = new Random(2);
        const int runs = 4_000;

        var found = Enumerable
            .Range(0, runs)
            .Select(_ => Run(test, random, 0, 0.05).Found)
            .CountBy(found => found)
            .ToDictionary();

        var wrong =
            found.GetValueOrDefault(Difference.Faster) + found.GetValueOrDefault(Difference.Slower);
        Assert.InRange(wrong / (double)runs, 0, 0.05);
        // And a difference of 5 % is ruled out nearly always where samples spread by 5 %.
        Assert.InRange(found[Difference.None] / (double)runs, 0.9, 1);
    }

    [Theory]
    [InlineData(1.1)]
    [InlineData(1 / 1.1)]
    public void Finds_ten_per_cent_in_either_direction_alike(double ratio)
    {
        var test = new TwoSidedTest(0.05);
        var random = new Random(3);
        const int runs = 1_000;

        var found = Enumerable
            .Range(0, runs)
            .Count(_ =>
                Run(test, random, Math.Log(ratio), 0.05).Found
                == (ratio > 1 ? Difference.Faster : Difference.Slower)
            );

        Assert.InRange(found / (double)runs, 0.95, 1);
    }

    [Fact]
    public void A_sure_difference_that_is_not_worth_telling_is_none() =>
        Assert.Equal(
            Difference.None,
            new TwoSidedTest(0.05).Judge([0.01, 0.011, 0.009, 0.0101], MinChange)
        );

    [Fact]
    public void Says_nothing_before_four_trials_and_between_looks()
    {
        var test = new TwoSidedTest(0.05);

        Assert.Null(test.Judge([1, 1.01, 0.99], MinChange));
        Assert.Null(test.Judge([0.3, -0.2, 0.1, 0, 0.2], MinChange));
        Assert.Equal(Difference.Faster, test.Judge([1, 1.01, 0.99, 1], MinChange));
        Assert.Equal(Difference.Slower, test.Judge([-1, -1.01, -0.99, -1], MinChange));
    }

    [Fact]
    public void A_difference_of_just_the_least_is_worth_telling()
    {
        var least = -Math.Log(1 - MinChange);
        var test = new TwoSidedTest(0.05);

        Assert.Equal(Difference.Faster, test.Judge([least, least, least, least], MinChange));
        Assert.Equal(Difference.Slower, test.Judge([-least, -least, -least, -least], MinChange));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_difference_at_which_the_interval_ends_is_not_ruled_out(int sign)
    {
        var test = new TwoSidedTest(0.05);
        double End(IReadOnlyList<double> samples) =>
            sign > 0 ? test.Interval(samples).High : -test.Interval(samples).Low;
        // To the last bit.
        var (samples, minChange) = Enumerable
            .Range(1, 1000)
            .Select(step => 0.0001 * step * sign)
            .Select(unit => (double[])[unit, 2 * unit, 3 * unit, -unit])
            .Select(four => (Four: four, MinChange: 1 - Math.Exp(-End(four))))
            .First(one => -Math.Log(1 - one.MinChange) == End(one.Four));

        Assert.Null(test.Judge(samples, minChange));
        Assert.Equal(Difference.None, test.Judge(samples, minChange + 0.001));
    }

    [Fact]
    public void A_sure_loss_that_is_not_worth_telling_is_none() =>
        Assert.Equal(
            Difference.None,
            new TwoSidedTest(0.05).Judge([-0.01, -0.011, -0.009, -0.0101], MinChange)
        );

    [Fact]
    public void The_interval_is_that_of_the_last_look_that_was_reached()
    {
        var test = new TwoSidedTest(0.05);
        var looks = new SequentialTest(0.025).Looks;
        double[] samples = [0.3, 0.1, 0.2, 0.25, 0.15, 0.22, 0.18];

        Assert.Equal(
            PairedTest.Run(samples[..6], looks.First(look => look.Trials == 6).Efficacy),
            test.Interval(samples[..6])
        );
        Assert.Equal(
            PairedTest.Run(samples, looks.First(look => look.Trials == 6).Efficacy),
            test.Interval(samples)
        );
    }

    [Fact]
    public void Is_undecided_when_the_trials_are_used_up() =>
        Assert.Equal(
            Difference.Undecided,
            new TwoSidedTest(0.05, 4).Judge([0.3, -0.2, 0.1, 0], MinChange)
        );

    private static (Difference Found, TTestResult Interval) Run(
        TwoSidedTest test,
        Random random,
        double mean,
        double deviation
    )
    {
        var samples = new List<double>();
        while (true)
        {
            samples.Add(Normal.Sample(random, mean, deviation));
            if (test.Judge(samples, MinChange) is { } found)
            {
                return (found, test.Interval(samples));
            }
        }
    }
}
