namespace PieBot.Tool.Reports;

internal enum ReportFormat
{
    Text,
    Json,
    Markdown,

    /// <summary>Markdown for the summary of a workflow's step: at most 1 MiB.</summary>
    Summary,

    /// <summary>SARIF 2.1.0, what is faster with its fixes.</summary>
    Sarif,

    /// <summary>One page for a browser, with diffs and plots.</summary>
    Html,

    /// <summary>Warnings as MSBuild reads them from a tool's output.</summary>
    MSBuild,
}
