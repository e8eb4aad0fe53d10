using System.CommandLine;
using PieBot.Runs;
using PieBot.Tool.Console;
using PieBot.Tool.GitHub;
using PieBot.Tool.Reports;
using PieBot.Tool.Reports.Html;

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
            ReportFormat.Sarif,
            ReportFormat.Html
        );
        var file = new Option<string?>("--to")
        {
            Description = "Write to this file instead of standard output.",
            HelpName = "FILE",
        };
        var command = new Command("report", "Show a run again, from its files alone.")
        {
            runs,
            format,
            file,
            outputs,
        };
        command.SetAction(
            (parsed, _) =>
            {
                var parts = RunPaths.Parts(parsed.GetValue(runs)!);
                var report = RunReport.Read(parts);
                Print(screen, report, parts, parsed.GetValue(format), parsed.GetValue(file));
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

    private static void Print(
        Screen screen,
        RunReport report,
        IReadOnlyList<RunFolder> parts,
        ReportFormat format,
        string? file
    )
    {
        using var text = new StringWriter();
        var shown = file is null ? screen : new Screen(text, TextWriter.Null);
        if (format == ReportFormat.Html)
        {
            shown.Write(HtmlReport.Write(report, HtmlSamples.Of(parts)));
        }
        else
        {
            shown.Print(report, format);
        }

        if (file is not null)
        {
            Save(file, text.ToString());
            screen.Say($"The report is in {file}.");
        }
    }

    private static void Save(string file, string text)
    {
        try
        {
            DurableFile.Replace(Path.GetFullPath(file), text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot write {file}: {exception.Message.TrimEnd('.')}. Give a path in a folder that exists and may be written to.",
                exception
            );
        }
    }
}
