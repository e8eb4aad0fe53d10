using PieBot.Core.Runs;
using PieBot.Tool.Console;
using Spectre.Console;

namespace PieBot.Tool.Reports;

/// <summary>A run as a table for a terminal or a log.</summary>
internal static class TextReport
{
    public static void Write(IAnsiConsole console, RunReport report)
    {
        console.WriteLine(TerminalText.Of(Summary.Headline(report)));
        if (report.Rows.Count == 0)
        {
            console.WriteLine(
                report.Proposals.Changes.Targets.Count == 0
                    ? "No member that PieBot can edit has changed."
                : report.Proposals.Model is null
                    ? "The rules have nothing to propose for these members."
                : "Neither the model nor the rules have an edit to propose for these members."
            );
        }
        else
        {
            console.WriteLine(Summary.Tally(report));
            console.Write(Table(report));
        }

        foreach (
            var fact in ReportFacts.Of(report).Concat(ModelSummary.Lines(report.Proposals.Model))
        )
        {
            console.WriteLine(TerminalText.Of(fact));
        }

        console.WriteLine($"Files of this run: {report.Folder}");
    }

    private static Table Table(RunReport report)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Candidate");
        table.AddColumn("Member");
        table.AddColumn("Edit");
        table.AddColumn("Verdict");
        table.AddColumn(new TableColumn("Speedup (SP)").RightAligned());
        table.AddColumn("Why");
        foreach (var row in report.Rows)
        {
            table.AddRow(
                Cell(row.Id),
                Cell(row.Member),
                Cell($"{row.Origin} {row.Candidate.Title}"),
                new Text(Summary.Words(row.Verdict?.Kind), Style(row.Verdict?.Kind)),
                new Text(Summary.Gain(row.Verdict?.Measurement)),
                Cell(Summary.WithRisks(Why(row), row.Candidate))
            );
        }

        return table;
    }

    private static Text Cell(string text) => new(TerminalText.Of(text));

    // The numbers stand in columns of their own.
    private static string Why(ReportRow row) =>
        row.Verdict switch
        {
            null => "",
            { Measurement: { } measurement } verdict when verdict.Kind.IsAccepted() => string.Join(
                "; ",
                Summary
                    .Beside(measurement, verdict)
                    .Prepend(Summary.Times(measurement))
                    .Concat(
                        row.Explanation is { } one
                        && one.By.StartsWith("model:", StringComparison.Ordinal)
                            ? [one.Text]
                            : []
                    )
            ),
            // One that is faster, and lost all the same, needs its reason.
            { Kind: VerdictKind.NotFaster, Measurement: { Low.Ratio: <= 1 } measurement } =>
                Summary.Times(measurement),
            { } verdict => verdict.Reason,
        };

    private static Style Style(VerdictKind? kind) =>
        new(
            kind switch
            {
                VerdictKind.Faster or VerdictKind.Leaner => Color.Green,
                VerdictKind.TestsFailed
                or VerdictKind.BehavesDifferently
                or VerdictKind.BuildFailed
                or VerdictKind.TimedOut
                or VerdictKind.BaselineFailed => Color.Red,
                VerdictKind.GuardRejected or VerdictKind.NotCovered => Color.Olive,
                _ => Color.Default,
            }
        );
}
