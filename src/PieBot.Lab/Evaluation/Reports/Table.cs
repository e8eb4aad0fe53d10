using System.Net;
using System.Text;

namespace PieBot.Lab.Evaluation.Reports;

/// <summary>Rows under headings, for Markdown and HTML.</summary>
internal sealed record Table(
    IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<string>> Rows
)
{
    public string Markdown()
    {
        var text = new StringBuilder();
        Line(text, Headings);
        Line(text, Headings.Select(_ => "---"));
        foreach (var row in Rows)
        {
            Line(text, row.Select(Plain));
        }

        return text.ToString();
    }

    public string Html() =>
        $"<table><tr>{Cells("th", Headings)}</tr>{string.Concat(Rows.Select(row => $"<tr>{Cells("td", row)}</tr>"))}</table>";

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Cells(string tag, IEnumerable<string> cells) =>
        string.Concat(cells.Select(cell => $"<{tag}>{WebUtility.HtmlEncode(cell)}</{tag}>"));

    // What a program printed may stand in a cell.
    private static string Plain(string cell) =>
        WebUtility
            .HtmlEncode(cell)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");
}
