using System.Text;
using PieBot.Verification;

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
            var fact in Summary.Facts(report).Concat(ModelSummary.Lines(report.Proposals.Model))
        )
        {
            text.Append("- ").Append(Escape(fact)).Append('\n');
        }

        return text.ToString();
    }

    // Stands between what would otherwise be read as one: "@" and a name, "http" and "://".
    private const char NoWidth = '\u200b';

    /// <summary>
    /// Makes text harmless: no markup, HTML, links, images, mentions, references, commands, table cells or direction changes of its own.
    /// </summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var line = text.ReplaceLineEndings(" ").Trim();
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            if (char.IsControl(character) || IsDirectional(character))
            {
                continue;
            }

            // GitHub links bare addresses, and reads a command from a slash that begins a line.
            if (
                (character == ':' && at + 1 < line.Length && line[at + 1] == '/')
                || (character == '/' && at == 0)
                || (character == '.' && EndsWithWww(escaped))
            )
            {
                escaped.Append(NoWidth);
            }

            if (character is '<' or '>' or '&')
            {
                escaped.Append(
                    character == '<' ? "&lt;"
                    : character == '>' ? "&gt;"
                    : "&amp;"
                );
                continue;
            }

            if (@"\`*_{}[]()#+!|~@$".Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
            if (character is '@' or '#')
            {
                // A backslash does not stop a mention or a reference; a space of no width does.
                escaped.Append(NoWidth);
            }
        }

        return escaped.ToString();
    }

    private static bool EndsWithWww(StringBuilder text) =>
        text.Length >= 3
        && text.ToString(text.Length - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a character changes the direction of text, and so may show it as what it is not.</summary>
    internal static bool IsDirectional(char character) =>
        character
            is '\u200e'
                or '\u200f'
                or '\u061c'
                or (>= '\u202a' and <= '\u202e')
                or (>= '\u2066' and <= '\u2069');

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
