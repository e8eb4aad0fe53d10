namespace PieBot.Lab.Evaluation.Reports;

/// <summary>The report as Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>What a terminal shows in the end.</summary>
    public static string Summary(EvaluationReport report)
    {
        var all = report.All;
        return $"""
            {report.Facts.Name}, {all.Pairs} pairs, {all.Samples} samples each, best of them:
              %OPT {ReportTables.Text(all.Opt, "0.0")}, SP {ReportTables.Text(
                all.Speedup,
                "0.00"
            )}, RTR {ReportTables.Text(all.Reduction, "0.0")}, %correct {ReportTables.Text(
                all.Correct,
                "0.0"
            )}
              ICLR 2024: %OPT by at least 10 % {ReportTables.Text(
                all.OptByTenth,
                "0.0"
            )}, mean speedup {ReportTables.Text(all.MeanSpeedup, "0.00")}
            """;
    }

    public static string Render(EvaluationReport report)
    {
        var left =
            report.Left.Count == 0
                ? ""
                : $"\nLeft out, since the slow program fails here:\n\n{string.Concat(report.Left.Select(one => $"- `{one.Replace('`', '\'')}`\n"))}";
        return FormattableString.Invariant(
            $"""
            # {report.Facts.Name}

            {ReportTables.Method(
                report.Facts
            )} {report.Facts.Machine}. {report.Seconds:0} s of measuring.

            {ReportTables.Scores(report).Markdown()}
            In parentheses: 95 % interval over pairs, by bootstrap. SP, RTR and diff share are means over the pairs made faster.

            {ReportTables.BestOf(report).Markdown()}
            {ReportTables.Outcomes(report).Markdown()}{left}
            {ReportTables.Pairs(report).Markdown()}
            """
        );
    }
}
