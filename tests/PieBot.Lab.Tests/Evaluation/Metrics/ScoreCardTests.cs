using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation.Metrics;

public sealed class ScoreCardTests
{
    [Fact]
    public void The_best_of_the_right_programs_counts_and_failures_are_1_in_the_mean_speedup()
    {
        var scores = ScoreCard.Of(
            PairSummary.Of([
                Made.Result("a", Outcome.Faster, 2),
                Made.Result("a", Outcome.Faster, 4, sample: 2, diff: 0.5),
                Made.Result("b", Outcome.Wrong),
                Made.Result("b", Outcome.NotFaster, 0.5, sample: 2),
                Made.Result("c", Outcome.Faster, 1.05),
                Made.Result("c", Outcome.Crashed, sample: 2),
                Made.Result("d", Outcome.TimedOut),
                Made.Result("d", Outcome.NoProgram, sample: 2),
            ])
        );

        Assert.Equal(50, scores.Opt.Value, 6);
        Assert.Equal((4 + 1.05) / 2, scores.Speedup.Value, 6);
        Assert.Equal(100 * (0.75 + (1 - (1 / 1.05))) / 2, scores.Reduction.Value, 6);
        Assert.Equal(25, scores.OptByTenth.Value, 6);
        Assert.Equal((4 + 1 + 1.05 + 1) / 4, scores.MeanSpeedup.Value, 6);
        Assert.Equal(75, scores.Correct.Value, 6);
        Assert.Equal(50, scores.CorrectPrograms.Value, 6);
        Assert.Equal(35, scores.DiffShare.Value, 6);
        Assert.InRange(scores.Opt.Low, 0, 49);
        Assert.InRange(scores.Opt.High, 51, 100);
    }

    [Fact]
    public void Pairs_whose_slow_program_fails_say_nothing() =>
        Assert.Equal(
            "a",
            Assert
                .Single(
                    PairSummary.Of([
                        Made.Result("a", Outcome.Unchanged),
                        Made.Result("b", Outcome.BaselineFailed),
                    ])
                )
                .Pair
        );
}
