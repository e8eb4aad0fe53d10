using System.Text;
using PieBot.Core.Runs;

namespace PieBot.Tool.Reports;

/// <summary>A run as GitHub-flavoured markdown. Whatever comes from a repository or a proposer is data, and escaped.</summary>
internal static class MarkdownReport
{
    public static string Write(RunReport report)
    {
        var text = new StringBuilder();
        text.Append("### ").Append(Escape(Summary.Headline(report))).Append("\n\n");
        if (report.Rows.Count == 0)
        {
            text.Append("Nothing was proposed.\n");
        }
        else
        {
            text.Append(Summary.Tally(report)).Append("\n\n");
            text.Append("| Candidate | Member | Edit | Verdict | Speedup | Time | Why |\n");
            text.Append("|---|---|---|---|---:|---|---|\n");
            foreach (var row in report.Rows)
            {
                Row(text, row);
            }
        }

        text.Append('\n');
        foreach (
            var fact in ReportFacts.Of(report).Concat(ModelSummary.Lines(report.Proposals.Model))
        )
        {
            text.Append("- ").Append(Escape(fact)).Append('\n');
        }

        return text.ToString();
    }

    internal static string Escape(string text) => MarkdownText.Escape(text);

    private static void Row(StringBuilder text, ReportRow row)
    {
        var verdict = row.Verdict;
        string[] cells =
        [
            Escape(row.Id),
            $"{Escape(row.Member)} ({Escape(row.Place)})",
            Escape($"{row.Origin} {row.Candidate.Title}"),
            verdict?.Kind.IsAccepted() == true
                ? $"**{Summary.Words(verdict.Kind)}**"
                : Summary.Words(verdict?.Kind),
            Summary.Gain(verdict?.Measurement),
            Summary.Times(verdict?.Measurement),
            Escape(Summary.Why(row)),
        ];
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }
}
