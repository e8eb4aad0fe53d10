using System.CommandLine;
using PieBot.Tool.Console;
using PieBot.Tool.Demo;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot demo</c>: the whole job on a small slow repository that the tool carries.</summary>
internal static class DemoCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "demo",
            "Unpack a small, slow repository with tests and a branch, and run PieBot on it. Needs git and the sample's build tools, but no key, and no network except to restore packages."
        );
        var language = command.Value(
            "--language",
            "Language of the sample. csharp: edits from the embedded rules; needs the .NET SDK. python, cpp: edits from recorded replies of a model; needs python3, or cmake and a C++ compiler.",
            DemoRepository.Languages[0]
        );
        language.AcceptOnlyFromAmong([.. DemoRepository.Languages]);
        var folder = command.Text(
            "--dir DIR",
            "Folder to unpack the repository into; must be empty. Default: a new temporary folder."
        );
        // Its gains are large or none: fewer trials tell them apart, and nobody waits long for a demo.
        var proof = new ProofOptions(command, trials: 4);
        var format = command.Format(ReportFormat.Text, ReportFormat.Json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var root = await DemoRepository.UnpackAsync(
                    parsed.GetValue(language)!,
                    parsed.GetValue(folder),
                    cancellationToken
                );
                screen.Say(
                    $"A shop's order book is unpacked in {root}, on branch {DemoRepository.Branch}."
                );
                var exit = await RunCommand.RunAsync(
                    screen,
                    new(
                        new(root, DemoRepository.Base),
                        Model(parsed.GetValue(language)!),
                        proof.Read(new Given(parsed))
                    )
                    {
                        Format = parsed.GetValue(format),
                    },
                    cancellationToken
                );
                if (exit == 0)
                {
                    screen.Say(
                        $"See what it would change: cd {root} && piebot apply .piebot/runs/* && git diff"
                    );
                }

                return exit;
            }
        );
        return command;
    }

    // Where the rules are enough, nobody is asked.
    internal static ModelChoice? Model(string language)
    {
        var replies = DemoRepository.Replies(language);
        return replies.Count == 0
            ? null
            : new(
                new(RecordedModel.Name) { Samples = 2, Repairs = 0 },
                Rules: false,
                RecordedModel.Endpoint,
                Azure: false,
                TimeSpan.FromMinutes(1),
                Cache: null,
                Prices: null,
                Explain: false
            )
            {
                Recorded = new RecordedModel(replies),
            };
    }
}
