using MathNet.Numerics.Distributions;
using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class TQuantileTests
{
    [Theory]
    [InlineData(0.05, 1)]
    [InlineData(0.00001, 1)]
    [InlineData(0.9, 1)]
    [InlineData(0.05, 2)]
    [InlineData(0.0001, 24)]
    [InlineData(0.05, 2.5)]
    public void Is_exceeded_as_often_as_it_says(double p, double freedom) =>
        Assert.Equal(p, 1 - StudentT.CDF(0, 1, freedom, TQuantile.Upper(p, freedom)), 6);
}
