using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class WelchTestTests
{
    [Fact]
    public void Gives_the_published_values()
    {
        // Student's sleep data unpaired, as R's t.test prints them: t = -1.8608, df = 17.776, two-sided p = 0.07939.
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

        var result = WelchTest.Run(second, first, 0.05);

        Assert.Equal(1.8608, result.T, 4);
        Assert.Equal(17.776, result.DegreesOfFreedom, 3);
        Assert.Equal(0.07939 / 2, result.PValue, 5);
    }

    [Fact]
    public void Estimates_the_ratio_of_means()
    {
        var result = WelchTest.Run([200, 202, 198], [100, 101, 99], 0.05);

        Assert.Equal(Math.Log(2), result.Estimate, 6);
        Assert.InRange(Math.Exp(result.Low), 1.9, 2);
        Assert.InRange(Math.Exp(result.High), 2, 2.1);
    }

    [Fact]
    public void The_intervals_width_is_of_both_sides_relative_errors()
    {
        // Each mean has a relative error of 0.57735 %; t of 4 degrees of freedom at 0.05 is 2.131847.
        var result = WelchTest.Run([200, 202, 198], [100, 101, 99], 0.05);

        var margin = 2.131847 * 0.0057735 * Math.Sqrt(2);
        Assert.Equal(Math.Log(2) - margin, result.Low, 5);
        Assert.Equal(Math.Log(2) + margin, result.High, 5);
    }

    [Fact]
    public void Two_runs_a_side_without_spread_are_certain()
    {
        var result = WelchTest.Run([2, 2], [1, 1], 0.05);

        Assert.Equal(0, result.PValue);
        Assert.Equal(2, result.DegreesOfFreedom);
        Assert.Equal(Math.Log(2), result.Low, 12);
    }

    [Fact]
    public void Refuses_a_single_run()
    {
        var first = Assert.Throws<ArgumentException>(() => WelchTest.Run([1], [1, 2], 0.05));
        var second = Assert.Throws<ArgumentException>(() => WelchTest.Run([1, 2], [1], 0.05));

        Assert.All([first, second], error => Assert.Contains("two runs per side", error.Message));
    }
}
