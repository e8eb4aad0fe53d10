using System.CommandLine;
using PieBot.Changes;
using PieBot.Tool.Console;
using PieBot.Tool.Demo;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot demo</c>: the whole job on a small slow repository that the tool carries.</summary>
internal static class DemoCommand
{
    public static Command Create(Screen screen)
    {
        // Its gains are large or none: fewer trials tell them apart, and nobody waits long for a demo.
        var proof = new ProofOptions(trials: 4);
        var folder = new Option<string?>("--dir")
        {
            Description =
                "Where the repository is unpacked; must be empty. Default: a new temporary folder.",
            HelpName = "DIR",
        };
        var format = OutputOptions.Format(ReportFormat.Text, ReportFormat.Json);
        var command = new Command(
            "demo",
            "Unpack a small slow C# repository with tests and a branch, and run PieBot on it. Needs the .NET SDK and git; no key, no network but package restore."
        )
        {
            folder,
        };
        proof.AddTo(command);
        command.Options.Add(format);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var root = await DemoRepository
                    .UnpackAsync(parsed.GetValue(folder), cancellationToken)
                    .ConfigureAwait(false);
                screen.Say(
                    $"A shop's order book is unpacked in {root}, on branch {DemoRepository.Branch}."
                );
                var exit = await RunCommand
                    .RunAsync(
                        screen,
                        new ChangeRequest(root, DemoRepository.Base),
                        null,
                        proof.Read(parsed),
                        null,
                        false,
                        false,
                        parsed.GetValue(format),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                screen.Say(
                    $"Look at what it would change: cd {root} && piebot apply .piebot/runs/* && git diff"
                );
                return exit;
            }
        );
        return command;
    }
}
