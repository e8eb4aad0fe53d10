namespace PieBot.Lab.Evaluation.Metrics;

public sealed class BestOfTests
{
    [Fact]
    public void The_mean_is_that_over_all_choices()
    {
        double[] values = [1, 4, 2, 1];

        for (var k = 1; k <= 4; k++)
        {
            var choices = Enumerable
                .Range(1, 15)
                .Where(set => int.PopCount(set) == k)
                .Select(set => values.Where((_, at) => (set & (1 << at)) != 0).Max());
            Assert.Equal(choices.Average(), BestOf.Mean(values, k), 9);
        }
    }

    [Fact]
    public void More_than_were_drawn_is_all() => Assert.Equal(3, BestOf.Mean([3, 1], 5), 9);
}
