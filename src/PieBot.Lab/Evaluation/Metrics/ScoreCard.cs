using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation.Metrics;

/// <summary>
/// The metrics of the PIE paper, best of all samples. %OPT, SP and RTR as in its first version (arXiv 2302.07867v1, section 3); those that
/// its ICLR 2024 version changed stand beside them. Percentages are 0 to 100.
/// </summary>
/// <param name="Opt">Share of pairs with a right program that is significantly faster.</param>
/// <param name="Speedup">SP: mean of baseline ÷ candidate over the pairs that count for <paramref name="Opt"/>.</param>
/// <param name="Reduction">RTR: mean share of time saved, over the same pairs.</param>
/// <param name="OptByTenth">ICLR: share of pairs with a right, significantly faster program that saves at least 10 %.</param>
/// <param name="MeanSpeedup">ICLR: mean over all pairs, those without a faster program counted as 1.</param>
/// <param name="Correct">ICLR: share of pairs with at least one right program.</param>
/// <param name="CorrectPrograms">Share of all programs that are right.</param>
/// <param name="DiffShare">Mean share of changed lines of the programs that count for <paramref name="Opt"/>.</param>
internal sealed record ScoreCard(
    int Pairs,
    int Samples,
    Interval Opt,
    Interval Speedup,
    Interval Reduction,
    Interval OptByTenth,
    Interval MeanSpeedup,
    Interval Correct,
    Interval CorrectPrograms,
    Interval DiffShare
)
{
    private const double Tenth = 0.1;

    public static ScoreCard Of(IReadOnlyList<PairSummary> pairs) =>
        new(
            pairs.Count,
            pairs.Select(pair => pair.Samples.Count).DefaultIfEmpty().Max(),
            Bootstrap.Of(pairs, all => 100 * Share(all, pair => pair.Best is not null)),
            Bootstrap.Of(pairs, all => MeanOfBest(all, best => best.Timed!.Speedup)),
            Bootstrap.Of(pairs, all => 100 * MeanOfBest(all, best => best.Timed!.Saving)),
            Bootstrap.Of(
                pairs,
                all => 100 * Share(all, pair => pair.Best is { Timed.Saving: >= Tenth })
            ),
            Bootstrap.Of(pairs, all => all.Average(pair => pair.Speedup)),
            Bootstrap.Of(pairs, all => 100 * Share(all, pair => pair.AnyCorrect)),
            Bootstrap.Of(pairs, all => 100 * CorrectShare(all)),
            Bootstrap.Of(pairs, all => 100 * MeanOfBest(all, best => best.DiffShare))
        );

    private static double Share(IReadOnlyList<PairSummary> pairs, Func<PairSummary, bool> which) =>
        (double)pairs.Count(which) / pairs.Count;

    private static double CorrectShare(IReadOnlyList<PairSummary> pairs) =>
        (double)pairs.Sum(pair => pair.Samples.Count(one => one.Outcome.IsCorrect()))
        / pairs.Sum(pair => pair.Samples.Count);

    private static double MeanOfBest(
        IReadOnlyList<PairSummary> pairs,
        Func<ProgramResult, double> figure
    )
    {
        var (sum, count) = (0.0, 0);
        foreach (var pair in pairs)
        {
            if (pair.Best is { } best)
            {
                (sum, count) = (sum + figure(best), count + 1);
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
