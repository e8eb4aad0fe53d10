using System.CommandLine;
using PieBot.Lab.Evaluation.Reports;

namespace PieBot.Lab.Evaluation.Commands;

/// <summary><c>piebot-lab evaluate</c>: how many programs a model makes faster, and by how much.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var command = new Command(
            "evaluate",
            "Run programs against the slow programs of a data set: %OPT, SP and RTR of the PIE paper. Linux only."
        );
        var options = new EvaluationOptions(command);
        command.Subcommands.Add(MergeCommand.Create());
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var request = options.Read(parsed);
                await EvaluationRun.RunAsync(
                    request,
                    output,
                    parsed.InvocationConfiguration.Error,
                    cancellationToken
                );
                var report = EvaluationReport.Of(request.Output);
                ReportFiles.Write(request.Output, report);
                await output.WriteLineAsync(MarkdownReport.Summary(report));
                await output.WriteLineAsync(
                    $"Reports: {Path.Combine(request.Output, "report.html")}, .md, .json"
                );
                return 0;
            }
        );
        return command;
    }
}
