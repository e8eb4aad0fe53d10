using System.CommandLine;
using PieBot.Core;
using PieBot.Lab.Datasets;
using PieBot.Lab.Evaluation.Commands;
using PieBot.Lab.Evaluation.Running;
using PieBot.Lab.FineTuning;
using PieBot.Lab.FineTuning.Jobs;
using PieBot.Tool.Commands;

namespace PieBot.Lab;

/// <summary>The whole command line of piebot-lab; the one place that decides its exit code: 0 done, 1 a bug, 2 bad input, 130 cancelled.</summary>
internal static class LabCommandLine
{
    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        Secrets.Take();
        var parsed = Root().Parse(args is [] ? ["--help"] : args);
        if (Faults.Of(parsed) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                await error.WriteLineAsync($"piebot-lab: {fault}");
            }

            await error.WriteLineAsync("See piebot-lab --help.");
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(
                new()
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                },
                cancellationToken
            );
        }
        catch (UserErrorException exception)
        {
            await error.WriteLineAsync($"piebot-lab: {exception.Message}");
            return 2;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("piebot-lab: cancelled; what was done so far is kept.");
            return 130;
        }
#pragma warning disable CA1031 // The last place that can turn a bug into an exit code instead of a crash dump.
        catch (Exception exception)
        {
            await error.WriteLineAsync($"piebot-lab: this is a bug, please report it: {exception}");
            return 1;
        }
#pragma warning restore CA1031
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "Build the PIE data set, evaluate models on it, and prepare fine-tuning."
        )
        {
            DatasetCommand.Create(),
            ExportCommand.Create(),
            FinetuneCommand.Create(),
            EvaluateCommand.Create(),
            AnalyzeCommand.Create(),
            LauncherCommand.Create(),
        };
        NamedHelp.Use(root, "piebot-lab");
        return root;
    }
}
