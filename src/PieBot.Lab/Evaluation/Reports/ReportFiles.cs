using System.Text.Json;
using PieBot.Core.Files;

namespace PieBot.Lab.Evaluation.Reports;

/// <summary>Writes a report in all its forms.</summary>
internal static class ReportFiles
{
    public static void Write(string folder, EvaluationReport report)
    {
        DurableFile.Replace(
            Path.Combine(folder, "report.json"),
            JsonSerializer.Serialize(report, EvaluationFormat.Files.EvaluationReport)
        );
        DurableFile.Replace(Path.Combine(folder, "report.md"), MarkdownReport.Render(report));
        DurableFile.Replace(Path.Combine(folder, "report.html"), HtmlReport.Render(report));
    }
}
