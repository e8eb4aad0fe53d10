using PieBot.Core.Engine.Trials;
using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Engine.Trials;

public sealed class CommandNoteTests
{
    [Theory]
    // 2.927 standard deviations over the root of the trials, as a share; never less than a thousandth.
    [InlineData(0.1, 4, "only one of about 13.6 % or more")]
    [InlineData(0, 4, "only one of about 0.1 % or more")]
    [InlineData(0.1, 1, "only gains that show in that can be seen")]
    public void The_smallest_gain_that_could_be_seen_is_told(
        double spread,
        int trials,
        string expected
    ) => Assert.EndsWith(expected, Of(spread, trials, busy: 1), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.49, 1, true)]
    [InlineData(0.5, 1, false)]
    [InlineData(0.1, 0, false)]
    public void A_command_that_waits_for_most_of_its_time_is_told(
        double busy,
        int trials,
        bool expected
    ) =>
        Assert.Equal(
            expected,
            Of(0, trials, busy).Contains("it waits for most", StringComparison.Ordinal)
        );

    private static string Of(double spread, int trials, double busy)
    {
        var totals = SideTotals.Unknown with { Member = busy, MemberWall = 1 };
        // Of four, two above and two below: the standard deviation is as asked.
        var off = spread * Math.Sqrt(3) / 2;
        return CommandNote.Of(
            new(
                new(0, 0, 0, 0, 0, 1),
                trials,
                new(1),
                new(1),
                Enumerable
                    .Range(0, trials)
                    .Select(trial => new TimedTrial(
                        trial % 2 == 0 ? off : -off,
                        new((1, 1), [1], [1]),
                        totals,
                        totals
                    ))
                    .ToList()
            )
        );
    }
}
