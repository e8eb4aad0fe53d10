using System.Globalization;
using PieBot.Core.Timing;
using PieBot.Lab.Evaluation.Metrics;

namespace PieBot.Lab.Evaluation.Reports;

/// <summary>The tables of a report.</summary>
internal static class ReportTables
{
    public static Table Scores(EvaluationReport report) =>
        new(
            [
                "language",
                "pairs",
                "%OPT",
                "SP",
                "RTR",
                "%correct",
                "diff share",
                "%OPT (10 %)",
                "mean speedup",
            ],
            report
                .Scores.Select(row =>
                    (IReadOnlyList<string>)
                        [
                            row.Language,
                            Number(row.Scores.Pairs, "0"),
                            Text(row.Scores.Opt, "0.0"),
                            Text(row.Scores.Speedup, "0.00"),
                            Text(row.Scores.Reduction, "0.0"),
                            Text(row.Scores.Correct, "0.0"),
                            Text(row.Scores.DiffShare, "0.0"),
                            Text(row.Scores.OptByTenth, "0.0"),
                            Text(row.Scores.MeanSpeedup, "0.00"),
                        ]
                )
                .ToList()
        );

    public static Table Outcomes(EvaluationReport report) =>
        new(
            ["outcome", "programs"],
            report
                .Outcomes.Select(one =>
                    (IReadOnlyList<string>)[$"{one.Key}", Number(one.Value, "0")]
                )
                .ToList()
        );

    public static Table BestOf(EvaluationReport report) =>
        new(
            ["samples", "%OPT"],
            report
                .BestOf.Select(
                    (opt, at) => (IReadOnlyList<string>)[Number(at + 1, "0"), Number(opt, "0.0")]
                )
                .ToList()
        );

    public static Table Pairs(EvaluationReport report) =>
        new(
            ["pair", "language", "outcome", "speedup", "trials", "what"],
            report
                .Pairs.Select(row =>
                    (IReadOnlyList<string>)
                        [
                            row.Pair,
                            row.Language,
                            $"{row.Outcome}",
                            row.Speedup is { } speedup
                                ? Text(new(speedup, row.Low ?? 0, row.High ?? 0), "0.00")
                                : "",
                            row.Trials is { } trials ? Number(trials, "0") : "",
                            row.Detail ?? "",
                        ]
                )
                .ToList()
        );

    /// <summary>The settings that figures depend on, in a sentence.</summary>
    public static string Method(EvaluationFacts facts)
    {
        var measuring = facts.Measuring;
        return measuring.Protocol == Protocol.Paired
            ? FormattableString.Invariant(
                $"Timed by both programs at once on one core, processor time, sequential paired test at {measuring.Alpha}, least saving {measuring.MinSaving * 100} %, at most {measuring.MostTrials} trials."
            )
            : FormattableString.Invariant(
                $"Timed by the paper's protocol: {measuring.Runs} runs per case and side ({measuring.Order}), the first {measuring.IgnoreFirst} ignored, processor time, one-tailed Welch test at 0.05."
            );
    }

    public static string Text(Interval interval, string format) =>
        double.IsNaN(interval.Value)
            ? "none"
            : $"{Number(interval.Value, format)} ({Number(interval.Low, format)} to {Number(interval.High, format)})";

    private static string Number(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
