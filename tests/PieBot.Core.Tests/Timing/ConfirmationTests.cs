using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class ConfirmationTests
{
    [Fact]
    public void A_gain_without_doubt_needs_the_least()
    {
        Assert.Equal(4, Confirmation.Trials([0.7, 0.69, 0.71], 0.05, 25));
        Assert.Equal(4, Confirmation.Trials([0.1, 0.1], 0.05, 25));
        // Where nothing varies, the least shows what there is.
        Assert.Equal(4, Confirmation.Trials([0, 0], 0.05, 25));
    }

    // The numbers come from quantiles found by numeric integration, apart from the code's library.
    [Theory]
    [InlineData(new[] { 0.3, 0.25, 0.35, 0.2 }, 0.05, 5)]
    [InlineData(new[] { 0.3, 0.25, 0.35, 0.2 }, 0.01, 7)]
    [InlineData(new[] { 0.1, 0.12, 0.08, 0.11, 0.09, 0.13 }, 0.01, 4)]
    [InlineData(new[] { 0.2, 0.1, 0.15, 0.3, 0.05, 0.22 }, 0.05, 16)]
    [InlineData(new[] { 0.2, 0.1, 0.15, 0.3, 0.05, 0.22 }, 0.01, 22)]
    [InlineData(new[] { 0.5, 0.1, 0.3, 0.4 }, 0.05, 25)]
    public void Takes_as_many_as_find_the_gain_again(double[] before, double alpha, int expected) =>
        Assert.Equal(expected, Confirmation.Trials(before, alpha, 25));

    [Fact]
    public void Where_the_gain_may_well_be_none_all_trials_are_taken()
    {
        Assert.Equal(25, Confirmation.Trials([0.3, -0.2, 0.1], 0.05, 25));
        Assert.Equal(9, Confirmation.Trials([0.3, -0.2, 0.1], 0.05, 9));
    }
}
