using System.Globalization;
using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Runs;

namespace PieBot.Tool.Reports;

/// <summary>A run for the summary of a workflow's step: what is faster as a bar chart, all as a table. Whatever comes from a repository or a proposer is data, and escaped.</summary>
internal static class StepSummary
{
    /// <summary>What GitHub takes of one step: https://docs.github.com/actions/reference/workflow-commands-for-github-actions (step isolation and limits).</summary>
    public const int MostBytes = 1 << 20;

    private const int BarWidth = 40;
    private const int MostBars = 30;

    // A row is one table line; what is longer than any screen is cut.
    private const int MostCell = 400;

    /// <param name="notices">What else the reader should know, such as why nothing was posted.</param>
    /// <param name="limit">In bytes of UTF-8.</param>
    public static string Write(
        RunReport report,
        IReadOnlyList<string>? notices = null,
        int limit = MostBytes
    )
    {
        var text = new StringBuilder();
        text.Append("### ").Append(Escape(Summary.Headline(report))).Append("\n\n");
        foreach (var notice in notices ?? [])
        {
            text.Append("> ").Append(Escape(notice)).Append("\n\n");
        }

        text.Append(Verdict(report)).Append("\n\n").Append(Chart(report));
        var end = new StringBuilder();
        foreach (var fact in ReportFacts.Of(report))
        {
            end.Append("- ").Append(Escape(fact)).Append('\n');
        }

        // The table is what grows without bound; the facts below it are cut only when they alone are too long.
        var left = limit - Bytes(text) - 200;
        var facts = Cut(end.ToString(), Math.Min(left / 6, 50_000));
        Table(text, report, left - Encoding.UTF8.GetByteCount(facts));
        return text.Append('\n').Append(facts).ToString();
    }

    private static string Verdict(RunReport report) =>
        report.Accepted.Count switch
        {
            0 when report.Rows.Count == 0 => "Nothing was proposed for this change.",
            0 => $"Nothing proved faster: {Summary.Tally(report)}.",
            var accepted =>
                $"**{Summary.Many(accepted, "edit")} proved {(report.Count(VerdictKind.Leaner) == 0 ? "faster" : "better")}**: {Summary.Tally(report)}.",
        };

    private static string Chart(RunReport report)
    {
        var faster = report
            .Rows.Where(row => row.Verdict is { Kind: VerdictKind.Faster, Measurement: not null })
            .Take(MostBars)
            .ToList();
        if (faster.Count == 0)
        {
            return "";
        }

        var chart = new StringBuilder("Time of the member, baseline = 100 %\n\n```text\n");
        var names = faster.Max(row => Math.Min(Plain(row.Member).Length, 40));
        foreach (var row in faster)
        {
            var rest = Math.Clamp(1 - row.Verdict!.Measurement!.Speedup.Saving, 0, 1);
            var full = (int)Math.Round(rest * BarWidth);
            chart
                .Append(Cut(Plain(row.Member), 40).PadRight(names))
                .Append("  ")
                .Append('█', full)
                .Append('░', BarWidth - full)
                .Append(CultureInfo.InvariantCulture, $"  {rest * 100, 3:0} %")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"  {row.Verdict.Measurement.Speedup.Ratio:0.00}×\n"
                );
        }

        return chart.Append("```\n\n").ToString();
    }

    private static void Table(StringBuilder text, RunReport report, int room)
    {
        if (report.Rows.Count == 0)
        {
            return;
        }

        text.Append(
            "| Member | Edit | Verdict | Speedup | Time | Why |\n|---|---|---|---:|---|---|\n"
        );
        for (var shown = 0; shown < report.Rows.Count; shown++)
        {
            var row = Row(report.Rows[shown]);
            room -= Encoding.UTF8.GetByteCount(row);
            if (room < 0)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"\n{report.Rows.Count - shown} more candidates are left out here; the run's files have them.\n"
                );
                return;
            }

            text.Append(row);
        }
    }

    private static string Row(ReportRow row)
    {
        var verdict = row.Verdict;
        string[] cells =
        [
            Cell($"{row.Member} ({row.Place})"),
            Cell($"{row.Origin} {row.Candidate.Title}"),
            verdict?.Kind.IsAccepted() == true
                ? $"**{Summary.Words(verdict.Kind)}**"
                : Summary.Words(verdict?.Kind),
            Summary.Gain(verdict?.Measurement),
            Summary.Times(verdict?.Measurement),
            Cell(Summary.Why(row)),
        ];
        return $"| {string.Join(" | ", cells)} |\n";
    }

    private static string Cell(string text) => Escape(Cut(text, MostCell));

    private static string Escape(string text) => MarkdownReport.Escape(text);

    // For a code block: nothing that could end it or move the text.
    private static string Plain(string text) =>
        new(
            // Fillers that are drawn as nothing are letters.
            Unseen
                .Without(text)
                .Select(character =>
                    char.IsLetterOrDigit(character) || character is '.' or '_' or '<' or '>'
                        ? character
                        : '_'
                )
                .ToArray()
        );

    // Never through the middle of a pair of surrogates.
    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = Math.Max(0, most - 1);
        return (end > 0 && char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end])
            + "…";
    }

    private static int Bytes(StringBuilder text) => Encoding.UTF8.GetByteCount(text.ToString());
}
