using System.CommandLine;
using System.CommandLine.Parsing;
using PieBot.Tool.Console;

namespace PieBot.Tool.Commands;

/// <summary>How a run of the tool ended.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
    public const int Cancelled = 130;
}

/// <summary>The whole command line; the one place that decides the exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        Secrets.Take();
        var screen = new Screen(output, error);
        var parsed = Root(screen).Parse(args);
        if (Faults.Of(parsed) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                await error.WriteLineAsync($"piebot: {fault}").ConfigureAwait(false);
            }

            await error
                .WriteLineAsync($"See {Usage(parsed.CommandResult)} --help.")
                .ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        try
        {
            var exit = await parsed
                .InvokeAsync(
                    new()
                    {
                        Output = output,
                        Error = error,
                        EnableDefaultExceptionHandler = false,
                        // Long enough to kill the children and take the worktrees away.
                        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            await screen.EndAsync(exit, null).ConfigureAwait(false);
            return exit;
        }
        catch (UserErrorException exception)
        {
            await error.WriteLineAsync($"piebot: {exception.Message}").ConfigureAwait(false);
            await screen.EndAsync(ExitCode.BadInput, exception.Message).ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await error
                .WriteLineAsync("piebot: cancelled; verdicts reached so far are kept.")
                .ConfigureAwait(false);
            await screen.EndAsync(ExitCode.Cancelled, "cancelled").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
#pragma warning disable CA1031 // The last place that can turn a bug into an exit code instead of a crash dump.
        catch (Exception exception)
        {
            await error
                .WriteLineAsync($"piebot: this is a bug, please report it: {exception}")
                .ConfigureAwait(false);
            await screen.EndAsync(ExitCode.Failed, exception.ToString()).ConfigureAwait(false);
            return ExitCode.Failed;
        }
#pragma warning restore CA1031
    }

    internal static RootCommand Root(Screen screen)
    {
        var root = new RootCommand(
            "PieBot proposes minimal performance edits for the code a pull request changes, and proves each one against the repository's own tests with repeated timing. Exit codes: 0 done, 1 failed, 2 bad usage or input, 130 cancelled."
        )
        {
            InitCommand.Create(screen),
            DemoCommand.Create(screen),
            RunCommand.Create(screen),
            ProposeCommand.Create(screen),
            VerifyCommand.Create(screen),
            CompareCommand.Create(screen),
            DoctorCommand.Create(screen),
            PublishCommand.Create(screen),
            ApplyCommand.Create(screen),
            ReportCommand.Create(screen),
            ReviewCommand.Create(screen),
            ExamplesCommand.Create(screen),
            CompletionCommand.Create(screen),
        };
        NamedHelp.Use(root, "piebot");
        return root;
    }

    private static string Usage(CommandResult command) =>
        command.Parent is null ? "piebot" : $"piebot {command.Command.Name}";
}
