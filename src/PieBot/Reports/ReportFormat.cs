namespace PieBot.Tool.Reports;

internal enum ReportFormat
{
    Text,
    Json,
    Markdown,
}
