using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class TrimmedMeanTests
{
    [Fact]
    public void Leaves_the_extremes_out() =>
        Assert.Equal(3, TrimmedMean.Of([1000, 2, 3, 4, -1000, 3, 3]));

    [Fact]
    public void Keeps_what_a_median_would_hide() =>
        // Every third round holds a collection.
        Assert.InRange(
            TrimmedMean.Of(Enumerable.Range(0, 30).Select(n => n % 3 == 0 ? 20.0 : 10).ToList()),
            11,
            14
        );

    [Fact]
    public void Of_two_it_is_the_mean_and_of_three_the_middle()
    {
        Assert.Equal(3, TrimmedMean.Of([1, 5]));
        Assert.Equal(2, TrimmedMean.Of([1, 9, 2]));
    }

    [Fact]
    public void Of_a_single_value_is_that_value() => Assert.Equal(7, TrimmedMean.Of([7]));

    [Fact]
    public void Of_what_was_not_measured_is_no_number()
    {
        Assert.True(double.IsNaN(TrimmedMean.Of([])));
        Assert.True(double.IsNaN(TrimmedMean.Of([1, double.NaN])));
        // Where it would be left out as an extreme.
        Assert.True(double.IsNaN(TrimmedMean.Of([1, 1, double.NaN, 1, 1])));
    }
}
