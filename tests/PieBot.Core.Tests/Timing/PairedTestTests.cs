using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class PairedTestTests
{
    // Student's sleep data, as published (Biometrika 6, 1908) and as R's t.test prints them:
    // t = -4.0621, df = 9, two-sided p = 0.002833, mean of the differences -1.58.
    private static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Gives_the_published_values()
    {
        var result = PairedTest.Run(Second.Zip(First, (two, one) => two - one).ToList(), 0.025);

        Assert.Equal(1.58, result.Estimate, 6);
        Assert.Equal(4.0621, result.T, 4);
        Assert.Equal(9, result.DegreesOfFreedom);
        Assert.Equal(0.002833 / 2, result.PValue, 6);
        Assert.Equal(0.7001142, result.Low, 6);
        Assert.Equal(2.4598858, result.High, 6);
    }

    [Fact]
    public void Is_one_sided()
    {
        var result = PairedTest.Run(First.Zip(Second, (one, two) => one - two).ToList(), 0.05);

        Assert.Equal(1 - (0.002833 / 2), result.PValue, 6);
    }

    [Fact]
    public void Samples_without_spread_are_certain_either_way()
    {
        var gain = PairedTest.Run([0.1, 0.1, 0.1], 0.05);
        var none = PairedTest.Run([0, 0, 0], 0.05);
        var loss = PairedTest.Run([-0.1, -0.1], 0.05);

        Assert.Equal([0, 0.5, 1], new[] { gain.PValue, none.PValue, loss.PValue });
        Assert.Equal(
            [double.PositiveInfinity, 0, double.NegativeInfinity],
            new[] { gain.T, none.T, loss.T }
        );
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.1 })]
    [InlineData(new[] { 0.1, double.NaN })]
    [InlineData(new[] { 0.1, double.PositiveInfinity })]
    public void Refuses_what_is_no_sample(double[] samples) =>
        Assert.Contains(
            "two finite samples",
            Assert.Throws<ArgumentException>(() => PairedTest.Run(samples, 0.05)).Message
        );
}
