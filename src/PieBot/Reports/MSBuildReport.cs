using System.Text;
using PieBot.Core.Runs;
using PieBot.Tool.Console;

namespace PieBot.Tool.Reports;

/// <summary>
/// What is faster, in the canonical form of warnings that MSBuild and editors read from the output of tools:
/// <c>file(line,column,line,column): warning CODE: text</c>
/// (https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks).
/// </summary>
internal static class MSBuildReport
{
    private const string Faster = "PIE0001";
    private const string Leaner = "PIE0002";

    /// <param name="root">Of the checkout: a build shows paths of any folder, so they are full.</param>
    /// <param name="severity"><c>warning</c>, or <c>message</c>, which no build counts.</param>
    public static string Write(RunReport report, string root, string severity)
    {
        var text = new StringBuilder();
        foreach (var row in report.Accepted)
        {
            text.Append(Line(row, root, severity)).Append('\n');
        }

        // In words that are no warning.
        text.Append(TerminalText.Of(Summary.Headline(report)))
            .Append(report.Rows.Count == 0 ? "" : $" ({Summary.Tally(report)})")
            .Append('\n');
        return text.ToString();
    }

    private static string Line(ReportRow row, string root, string severity)
    {
        var edit = row.Candidate.Edits[0];
        var end = Math.Max(edit.Lines.Start, edit.Lines.End);
        var code = row.Verdict!.Kind == VerdictKind.Leaner ? Leaner : Faster;
        // One line whatever it holds: a second one could be taken for an error of the build.
        return TerminalText
            .Of(
                $"{Path.Combine(root, edit.Path)}({edit.Lines.Start},1,{end},1): {severity} {code}: {row.Verdict.Reason}. {row.Candidate.Title} ({row.Origin}, {row.Id}). {Summary.Risks(row.Candidate)}"
            )
            .TrimEnd();
    }
}
