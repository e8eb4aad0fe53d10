using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class OutlookTests
{
    [Fact]
    public void Says_how_many_trials_would_show_a_gain_in_noise()
    {
        // Spread 0.4, gain 0.2: (1.645 + 1.282)² · 4 = 34 trials.
        var result = PairedTest.Run([.. Spread(0.2, 0.4, 24)], 0.05);

        Assert.InRange(Outlook.Trials(result, 24, 0.05, 0.1)!.Value, 33, 37);
    }

    [Fact]
    public void Says_how_many_would_rule_a_gain_out()
    {
        // 0.1054 is asked for, 0.0054 seen: 0.1 apart, spread 0.2.
        var result = PairedTest.Run([.. Spread(0.0054, 0.2, 24)], 0.05);

        Assert.InRange(Outlook.Trials(result, 24, 0.05, 0.1)!.Value, 33, 37);
    }

    [Fact]
    public void Is_always_more_than_were_made() =>
        Assert.Equal(
            25,
            Outlook.Trials(PairedTest.Run([.. Spread(0.5, 0.01, 24)], 0.05), 24, 0.05, 0.1)
        );

    [Fact]
    public void Promises_nothing_where_nobody_would_wait()
    {
        Assert.Null(Outlook.Trials(PairedTest.Run([.. Spread(0.1, 2, 24)], 0.05), 24, 0.05, 0));
    }

    // Two values about a mean, with this standard deviation of a sample.
    private static IEnumerable<double> Spread(double mean, double deviation, int count) =>
        Enumerable
            .Range(0, count)
            .Select(at =>
                mean + ((at % 2 == 0 ? 1 : -1) * deviation * Math.Sqrt((count - 1) / (double)count))
            );
}
