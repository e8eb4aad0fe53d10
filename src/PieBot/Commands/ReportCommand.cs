using System.CommandLine;
using System.Globalization;
using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Files;
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
            ReportFormat.Html,
            ReportFormat.MSBuild
        );
        var file = new Option<string?>("--to")
        {
            Description = "Write to this file instead of standard output.",
            HelpName = "FILE",
        };
        var repository = new Option<string>("--repo")
        {
            Description =
                "With msbuild: a folder inside the git checkout that has the named files.",
            DefaultValueFactory = _ => ".",
            HelpName = "DIR",
        };
        var severity = new Option<string>("--severity")
        {
            Description =
                "With msbuild: warning, or message, which a build does not count as a warning.",
            DefaultValueFactory = _ => "warning",
            HelpName = "warning|message",
        };
        severity.AcceptOnlyFromAmong("warning", "message");
        var command = new Command("report", "Show a run again, from its files.")
        {
            runs,
            format,
            file,
            repository,
            severity,
            ProposalsDigest.Expected,
            outputs,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ProposalsDigest.Check(
                    parsed,
                    RunPaths.Existing(parsed.GetValue(runs)![0]).ProposalsPath
                );
                var parts = RunPaths.Parts(parsed.GetValue(runs)!);
                var report = RunReport.Read(parts);
                var text = parsed.GetValue(format) switch
                {
                    ReportFormat.Html => HtmlReport.Write(report, HtmlSamples.Of(parts)),
                    ReportFormat.MSBuild => MSBuildReport.Write(
                        report,
                        await RootAsync(parsed.GetValue(repository)!, cancellationToken),
                        parsed.GetValue(severity)!
                    ),
                    _ => null,
                };
                Print(screen, report, text, parsed.GetValue(format), parsed.GetValue(file));
                StepOutputs.Append(
                    parsed.GetValue(outputs),
                    ("suggestions", report.Accepted.Count.ToString(CultureInfo.InvariantCulture))
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<string> RootAsync(string folder, CancellationToken cancellationToken)
    {
        using var git = await GitReader.OpenAsync(Path.GetFullPath(folder), cancellationToken);
        return git.Root;
    }

    // A text of its own, or one of those that the screen knows to print.
    private static void Print(
        Screen screen,
        RunReport report,
        string? text,
        ReportFormat format,
        string? file
    )
    {
        using var written = new StringWriter();
        var shown = file is null ? screen : new Screen(written, TextWriter.Null);
        if (text is null)
        {
            shown.Print(report, format);
        }
        else
        {
            shown.Output.Write(text);
        }

        if (file is not null)
        {
            Save(file, written.ToString());
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
                $"Cannot write {file}: {exception.Message.TrimEnd('.')}. Give a path in a folder that exists and is writable.",
                exception
            );
        }
    }
}
