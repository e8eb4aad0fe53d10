using System.Net;
using PieBot.Core.Files;
using PieBot.Lab.Evaluation.Reports;
using PieBot.Lab.Plots;

namespace PieBot.Lab.Evaluation.Analyses;

/// <summary>Writes an analysis: its table as Markdown, its plot as SVG and PNG, and a page of both.</summary>
internal static class AnalysisFiles
{
    public static void Write(string folder, Analysis analysis)
    {
        Directory.CreateDirectory(folder);
        DurableFile.Replace(
            Path.Combine(folder, analysis.Name + ".md"),
            $"# {analysis.Title}\n\n{analysis.Words}\n\n{analysis.Table.Markdown()}\n![{analysis.Title}]({analysis.Name}.svg)\n"
        );
        DurableFile.Replace(
            Path.Combine(folder, analysis.Name + ".html"),
            Page.Of(
                analysis.Title,
                [
                    $"<p>{WebUtility.HtmlEncode(analysis.Words)}</p>",
                    analysis.Table.Html(),
                    Charts.Svg(analysis.Plot),
                ]
            )
        );
        Charts.Save(analysis.Plot, folder, analysis.Name);
    }
}
