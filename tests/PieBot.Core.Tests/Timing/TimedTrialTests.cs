using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class TimedTrialTests
{
    [Fact]
    public void Allocations_are_of_all_calls_of_a_repetition() =>
        // 3 x 100 + 1 bytes against 2 x 20 + 1.
        Assert.Equal(
            Math.Log(301.0 / 41),
            Trial(Spent(100, 3), Spent(20, 2)).AllocationLogRatio,
            12
        );

    [Fact]
    public void A_candidate_that_allocates_nothing_at_all_has_a_finite_gain() =>
        Assert.Equal(Math.Log(101), Trial(Spent(100, 1), Spent(0, 1)).AllocationLogRatio, 12);

    [Theory]
    [InlineData(2, 6, 3)]
    [InlineData(4, 1, 0.25)]
    [InlineData(double.NaN, 6, 1)]
    [InlineData(2, double.NaN, 1)]
    [InlineData(0, 6, 1)]
    [InlineData(2, 0, 1)]
    public void Calls_are_of_the_candidate_for_one_of_the_baseline_where_both_were_counted(
        double baseline,
        double candidate,
        double expected
    ) => Assert.Equal(expected, Trial(Spent(0, baseline), Spent(0, candidate)).CallsRatio);

    [Fact]
    public void The_sample_is_that_of_the_resource()
    {
        var trial = Trial(Spent(9, 1), Spent(4, 1));

        Assert.Equal(0.7, trial.Sample(Resource.Time));
        Assert.Equal(Math.Log(2), trial.Sample(Resource.Allocations), 12);
    }

    private static TimedTrial Trial(SideTotals baseline, SideTotals candidate) =>
        new(0.7, new((1, 1), [], []), baseline, candidate);

    private static SideTotals Spent(double allocated, double calls) =>
        SideTotals.Unknown with
        {
            Allocated = allocated,
            Calls = calls,
        };
}
