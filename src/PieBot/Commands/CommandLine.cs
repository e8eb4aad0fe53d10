using System.CommandLine;
using System.CommandLine.Parsing;
using PieBot.Core;
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
    /// <summary>Every command by the name it gives itself, in the order of the help.</summary>
    internal static IReadOnlyList<(string Name, Func<Screen, Command> Create)> Commands { get; } =
    [
        ("init", InitCommand.Create),
        ("demo", DemoCommand.Create),
        ("run", RunCommand.Create),
        ("propose", ProposeCommand.Create),
        ("verify", VerifyCommand.Create),
        ("compare", CompareCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("publish", PublishCommand.Create),
        ("apply", ApplyCommand.Create),
        ("report", ReportCommand.Create),
        ("review", ReviewCommand.Create),
        ("examples", ExamplesCommand.Create),
        ("completion", CompletionCommand.Create),
    ];

    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        Secrets.Take();
        var screen = new Screen(output, error);
        var parsed = Root(screen, args).Parse(args is [] ? ["--help"] : args);
        if (Faults.Of(parsed) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                await error.WriteLineAsync($"piebot: {fault}");
            }

            await error.WriteLineAsync($"See {Usage(parsed.CommandResult)} --help.");
            return ExitCode.BadInput;
        }

        try
        {
            var exit = await parsed.InvokeAsync(
                new()
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    // Long enough to kill the children and take the worktrees away.
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                },
                cancellationToken
            );
            await screen.EndAsync(exit, null);
            return exit;
        }
        catch (UserErrorException exception)
        {
            await error.WriteLineAsync($"piebot: {exception.Message}");
            await screen.EndAsync(ExitCode.BadInput, exception.Message);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("piebot: cancelled; verdicts reached so far are kept.");
            await screen.EndAsync(ExitCode.Cancelled, "cancelled");
            return ExitCode.Cancelled;
        }
#pragma warning disable CA1031 // The last place that can turn a bug into an exit code instead of a crash dump.
        catch (Exception exception)
        {
            await error.WriteLineAsync($"piebot: this is a bug, please report it: {exception}");
            await screen.EndAsync(ExitCode.Failed, exception.ToString());
            return ExitCode.Failed;
        }
#pragma warning restore CA1031
    }

    /// <summary>The tool with all its commands.</summary>
    internal static RootCommand Root(Screen screen) => Root(screen, Commands);

    // To put all commands together takes longer than most of them need to begin.
    private static RootCommand Root(Screen screen, string[] args) =>
        Root(
            screen,
            args switch
            {
                ["--version"] => [],
                [var name, ..] when Commands.Where(one => one.Name == name).ToList() is [var one] =>
                    [one],
                _ => Commands,
            }
        );

    private static RootCommand Root(
        Screen screen,
        IReadOnlyList<(string, Func<Screen, Command>)> commands
    )
    {
        var root = new RootCommand(
            "Propose minimal performance edits for the code that a pull request changes, and prove each edit with the repository's own tests and repeated timing. Exit codes: 0 done, 1 failed, 2 bad usage or input, 130 cancelled."
        );
        foreach (var (_, create) in commands)
        {
            root.Add(create(screen));
        }

        NamedHelp.Use(root, "piebot");
        return root;
    }

    private static string Usage(CommandResult command) =>
        command.Parent is null ? "piebot" : $"piebot {command.Command.Name}";
}
