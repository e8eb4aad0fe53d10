using System.Globalization;
using PieBot.Lab.Evaluation.Metrics;
using PieBot.Lab.Evaluation.Reports;
using PieBot.Lab.Plots;

namespace PieBot.Lab.Evaluation.Analyses;

/// <summary>Analyses that hold groups of pairs side by side, whatever makes them groups.</summary>
internal static class Groups
{
    public static Analysis Show(
        string name,
        string title,
        string words,
        string heading,
        IReadOnlyList<(string Group, IReadOnlyList<PairSummary> Pairs)> groups
    )
    {
        var scored = groups.Select(one => (one.Group, Scores: ScoreCard.Of(one.Pairs))).ToList();
        return new(
            name,
            title,
            words,
            new(
                [heading, "pairs", "%OPT", "SP", "%correct", "mean speedup"],
                scored
                    .Select(one =>
                        (IReadOnlyList<string>)
                            [
                                one.Group,
                                one.Scores.Pairs.ToString(CultureInfo.InvariantCulture),
                                ReportTables.Text(one.Scores.Opt, "0.0"),
                                ReportTables.Text(one.Scores.Speedup, "0.00"),
                                ReportTables.Text(one.Scores.Correct, "0.0"),
                                ReportTables.Text(one.Scores.MeanSpeedup, "0.00"),
                            ]
                    )
                    .ToList()
            ),
            Charts.Bars(
                title,
                "%OPT",
                scored
                    .Select(one =>
                        (one.Group, one.Scores.Opt.Value, one.Scores.Opt.Low, one.Scores.Opt.High)
                    )
                    .ToList()
            )
        );
    }
}
