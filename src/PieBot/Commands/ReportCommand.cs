using System.CommandLine;
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
        var command = new Command("report", "Show a run again, from its files.");
        var runs = command.Argument<string[]>(
            "RUN",
            "The folder of a run. For a split run add the folders with the shards' verdicts; the proposals are taken from the first folder.",
            ArgumentArity.OneOrMore
        );
        var format = command.Format(Enum.GetValues<ReportFormat>());
        var file = command.Text("--to FILE", "Write to this file instead of standard output.");
        var repository = command.Value(
            "--repo DIR",
            "With msbuild: a folder inside the git checkout that has the named files.",
            "."
        );
        var severity = command.Value(
            "--severity warning|message",
            "With msbuild: warning, or message, which a build does not count as a warning.",
            "warning"
        );
        var digest = command.With(ProposalsDigest.Expected);
        var outputs = command.Outputs("suggestions: how many edits proved faster");
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folders = parsed.GetValue(runs)!;
                ProposalsDigest.Check(
                    parsed.GetValue(digest),
                    RunPaths.Existing(folders[0]).ProposalsPath
                );
                var parts = RunPaths.Parts(folders);
                var report = RunReport.Read(parts);
                var asked = parsed.GetValue(format);
                var text = asked switch
                {
                    ReportFormat.Html => HtmlReport.Write(report, HtmlSamples.Of(parts)),
                    ReportFormat.MSBuild => MSBuildReport.Write(
                        report,
                        await RootAsync(parsed.GetValue(repository)!, cancellationToken),
                        parsed.GetValue(severity)!
                    ),
                    _ => null,
                };
                Print(screen, report, text, asked, parsed.GetValue(file));
                StepOutputs.Append(
                    parsed.GetValue(outputs),
                    ("suggestions", $"{report.Accepted.Count}")
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
