using System.Globalization;
using MathNet.Numerics.Statistics;
using PieBot.Core;
using PieBot.Lab.Evaluation.Metrics;
using PieBot.Lab.Plots;

namespace PieBot.Lab.Evaluation.Analyses;

/// <summary>Two models on the same pairs (section 5): which pairs each makes faster, whether the same, and with how large edits.</summary>
internal static class TwoRuns
{
    /// <exception cref="UserErrorException">They have too few pairs in common.</exception>
    public static Analysis Of(Run one, Run other)
    {
        var both = one
            .Pairs.Join(other.Pairs, pair => pair.Pair, pair => pair.Pair, (a, b) => (A: a, B: b))
            .ToList();
        if (both.Count < 3)
        {
            throw new UserErrorException(
                $"{one.Facts.Name} and {other.Facts.Name} have {both.Count} pairs in common: too few to compare. Evaluate both on the same --pairs."
            );
        }

        var shared = both.Where(pair => pair.A.Best is not null && pair.B.Best is not null)
            .ToList();
        var (first, second) = (Name(one, "A"), Name(other, "B"));
        return new(
            "compare",
            $"{first} and {second}",
            $"On the {both.Count} pairs in common. The correlation is that of the logarithms of speedups over the pairs that both make faster.",
            new(
                ["", "value"],
                [
                    ["both faster", Count(shared.Count)],
                    [
                        $"only {first}",
                        Count(both.Count(pair => pair is { A.Best: not null, B.Best: null })),
                    ],
                    [
                        $"only {second}",
                        Count(both.Count(pair => pair is { A.Best: null, B.Best: not null })),
                    ],
                    ["neither", Count(both.Count(pair => pair is { A.Best: null, B.Best: null }))],
                    ["correlation (Pearson)", Correlated(shared, Correlation.Pearson)],
                    ["correlation of ranks (Spearman)", Correlated(shared, Correlation.Spearman)],
                    [$"diff share, {first}", Share(both.Select(pair => pair.A))],
                    [$"diff share, {second}", Share(both.Select(pair => pair.B))],
                ]
            ),
            Charts.Against(
                "Speedup of the best program",
                first,
                second,
                both.Select(pair => (pair.A.Speedup, pair.B.Speedup)).ToList()
            )
        );
    }

    private static string Name(Run run, string letter) => $"{letter}: {run.Facts.Name}";

    private static string Correlated(
        List<(PairSummary A, PairSummary B)> shared,
        Func<IEnumerable<double>, IEnumerable<double>, double> how
    ) =>
        shared.Count < 3
            ? "too few"
            : how(
                    shared.Select(pair => Math.Log(pair.A.Speedup)),
                    shared.Select(pair => Math.Log(pair.B.Speedup))
                )
                .ToString("0.00", CultureInfo.InvariantCulture);

    private static string Share(IEnumerable<PairSummary> pairs)
    {
        var shares = pairs.Select(pair => pair.Best?.DiffShare).OfType<double>().ToList();
        return shares.Count == 0
            ? "none"
            : (100 * shares.Average()).ToString("0.0", CultureInfo.InvariantCulture) + " %";
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
