using System.CommandLine;
using PieBot.Tool.Console;
using PieBot.Tool.GitHub;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot report</c>: show a run again, from its files alone.</summary>
internal static class ReportCommand
{
    public static Command Create(Screen screen)
    {
        var runs = OutputOptions.Runs();
        var outputs = OutputOptions.Outputs("suggestions: how many edits proved faster");
        var format = OutputOptions.Format(
            ReportFormat.Text,
            ReportFormat.Json,
            ReportFormat.Markdown,
            ReportFormat.Summary,
            ReportFormat.Sarif
        );
        var command = new Command("report", "Show a run again, from its files alone.")
        {
            runs,
            format,
            outputs,
        };
        command.SetAction(
            (parsed, _) =>
            {
                var report = RunReport.Read(RunPaths.Parts(parsed.GetValue(runs)!));
                screen.Print(report, parsed.GetValue(format));
                StepOutputs.Append(
                    parsed.GetValue(outputs),
                    (
                        "suggestions",
                        report.Accepted.Count.ToString(
                            System.Globalization.CultureInfo.InvariantCulture
                        )
                    )
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
