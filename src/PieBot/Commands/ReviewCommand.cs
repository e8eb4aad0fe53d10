using System.CommandLine;
using PieBot.Core.Runs;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;
using PieBot.Tool.Reviewing;
using Spectre.Console;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot review</c>: walk what a run proved, decide, apply.</summary>
internal static class ReviewCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "review",
            "Go through the edits that a run proved faster, best first: see the diff and the evidence, accept (a) or reject (r) each edit, and apply what you accepted. Decisions are kept in the run's folder, so you can leave (q) and resume later. Without a terminal, or in a workflow, it prints a list and exits with 0. Respects NO_COLOR."
        );
        var run = command.Argument<string?>(
            "RUN",
            "The folder of a run. Default: the newest in .piebot/runs.",
            ArgumentArity.ZeroOrOne
        );
        var all = command.Flag(
            "--all",
            "Print a list of all candidates, including those that did not prove faster. Asks nothing."
        );
        var list = command.Flag(
            "--list",
            "Print a list of what proved faster, as where there is no terminal. Asks nothing."
        );
        var checkout = command.With(ChangeOptions.Repository);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var repository = parsed.GetValue(checkout)!;
                var folder = parsed.GetValue(run) is { } asked
                    ? RunPaths.Existing(asked)
                    : await RunPaths.NewestAsync(repository, cancellationToken);
                if (
                    parsed.GetValue(list)
                    || parsed.GetValue(all)
                    || screen.Keyboard() is not { } console
                )
                {
                    Print(screen.TextConsole(), folder, parsed.GetValue(all));
                }
                else
                {
                    await AskAsync(screen, console, folder, repository, cancellationToken);
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>The walk itself, on whatever console.</summary>
    public static async Task AskAsync(
        Screen screen,
        IAnsiConsole console,
        RunFolder folder,
        string repository,
        CancellationToken cancellationToken
    )
    {
        var report = RunReport.Read(RunFolder.Parts(folder.Path));
        var decisions = new Decisions(folder, TimeProvider.System);
        if (report.Accepted.Count == 0)
        {
            console.WriteLine(Summary.Headline(report));
            console.WriteLine("Nothing to review: no candidate proved faster.");
            return;
        }

        var wanted = await new ReviewSession(console, report.Accepted, decisions).RunAsync(
            cancellationToken
        );
        if (wanted.Count > 0)
        {
            var applied = await ApplyCommand.ApplyAsync(
                screen,
                folder,
                repository,
                wanted.Select(row => row.Id).ToList(),
                cancellationToken
            );
            foreach (var row in applied)
            {
                decisions.Decide(row.Id, Choice.Applied);
            }
        }

        console.WriteLine(
            $"{ReviewSession.Tally(report.Accepted, decisions)}. Resume with: piebot review {TerminalText.Of(folder.Path)}"
        );
    }

    private static void Print(IAnsiConsole console, RunFolder folder, bool all)
    {
        var report = RunReport.Read(RunFolder.Parts(folder.Path));
        var decisions = new Decisions(folder, TimeProvider.System);
        var rows = all ? report.Rows : report.Accepted;
        console.WriteLine(Summary.Headline(report));
        console.WriteLine(report.Rows.Count == 0 ? "Nothing was proposed." : Summary.Tally(report));
        for (var at = 0; at < rows.Count; at++)
        {
            console.WriteLine();
            CandidateView.Write(
                console,
                rows[at],
                $"{at + 1} of {rows.Count}:",
                decisions.Of(rows[at].Id),
                []
            );
        }
    }
}
