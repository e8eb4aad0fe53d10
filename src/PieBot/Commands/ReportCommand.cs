using System.CommandLine;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot report</c>: show a run again, from its files alone.</summary>
internal static class ReportCommand
{
    public static Command Create(Screen screen)
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a run." };
        var format = OutputOptions.Format(
            ReportFormat.Text,
            ReportFormat.Json,
            ReportFormat.Markdown
        );
        var command = new Command("report", "Show a run again, from its files alone.")
        {
            run,
            format,
        };
        command.SetAction(
            (parsed, _) =>
            {
                screen.Print(
                    RunReport.Read(RunPaths.Existing(parsed.GetValue(run)!)),
                    parsed.GetValue(format)
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
