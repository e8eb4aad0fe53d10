using System.Net;
using PieBot.Lab.Plots;

namespace PieBot.Lab.Evaluation.Reports;

/// <summary>The report as one page that needs nothing else: plots are inline SVG, and there is no script.</summary>
internal static class HtmlReport
{
    public static string Render(EvaluationReport report)
    {
        var speedups = report
            .Pairs.Where(row => row.Speedup is not null)
            .Select(row => row.Speedup!.Value)
            .ToList();
        return Page.Of(
            report.Facts.Name,
            [
                $"<p>{WebUtility.HtmlEncode(ReportTables.Method(report.Facts))}</p>",
                ReportTables.Scores(report).Html(),
                "<p>In parentheses: 95 % interval over pairs, by bootstrap. SP, RTR and diff share are means over the pairs made faster.</p>",
                speedups.Count == 0
                    ? ""
                    : Charts.Svg(Charts.Sorted("Speedup of each pair's best program", speedups)),
                report.BestOf.Count < 2
                    ? ""
                    : Charts.Svg(
                        Charts.Curve(
                            "Best of so many samples",
                            "samples",
                            "%OPT",
                            report.BestOf.Select((opt, at) => (at + 1.0, opt)).ToList()
                        )
                    ),
                ReportTables.BestOf(report).Html(),
                ReportTables.Outcomes(report).Html(),
                ReportTables.Pairs(report).Html(),
            ]
        );
    }
}
