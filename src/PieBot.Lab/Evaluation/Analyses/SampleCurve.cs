using System.Globalization;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Metrics;
using PieBot.Lab.Evaluation.Reports;
using PieBot.Lab.Plots;

namespace PieBot.Lab.Evaluation.Analyses;

/// <summary>What more samples bring (the paper's figure 2a): the mean over all choices of k of the samples drawn.</summary>
internal static class SampleCurve
{
    public static Analysis Of(Run run)
    {
        var most = run.Pairs.Max(pair => pair.Samples.Count);
        var rows = Enumerable.Range(1, most).Select(k => (K: k, Row: At(run.Pairs, k))).ToList();
        return new(
            "samples",
            "Best of so many samples",
            $"{run.Facts.Name}: the mean over all choices of so many of the samples drawn.",
            new(
                ["samples", "%OPT", "mean speedup"],
                rows.Select(one =>
                        (IReadOnlyList<string>)
                            [
                                one.K.ToString(CultureInfo.InvariantCulture),
                                ReportTables.Text(one.Row.Opt, "0.0"),
                                ReportTables.Text(one.Row.Speedup, "0.00"),
                            ]
                    )
                    .ToList()
            ),
            Charts.Curve(
                "Best of so many samples",
                "samples",
                "%OPT",
                rows.Select(one => ((double)one.K, one.Row.Opt.Value)).ToList()
            )
        );
    }

    private static (Interval Opt, Interval Speedup) At(IReadOnlyList<PairSummary> pairs, int k)
    {
        var each = pairs
            .Select(pair =>
                (
                    Opt: BestOf.Mean(
                        pair.Samples.Select(one => one.Outcome == Outcome.Faster ? 100.0 : 0)
                            .ToList(),
                        k
                    ),
                    Speedup: BestOf.Mean(pair.Samples.Select(one => one.Worth).ToList(), k)
                )
            )
            .ToList();
        return (
            Bootstrap.Of(each, all => all.Average(one => one.Opt)),
            Bootstrap.Of(each, all => all.Average(one => one.Speedup))
        );
    }
}
