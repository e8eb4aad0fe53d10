using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using PieBot.Core.Changes;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Examples.History;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot examples</c>: the slow → fast pairs that a model is shown.</summary>
internal static class ExamplesCommand
{
    public static Command Create(Screen screen) =>
        new(
            "examples",
            "Show and mine the slow → fast pairs for a model's prompts: PieBot's own, and those from the repository's history."
        )
        {
            Mine(screen),
            List(screen),
        };

    private static Command Mine(Screen screen)
    {
        var command = new Command(
            "mine",
            "Search the history for commits about performance, and add those that edit a single member to .piebot/examples.jsonl. Run it again to resume where it stopped."
        );
        var repository = command.With(ChangeOptions.Repository);
        var since = command.Text(
            "--since DATE",
            "Only commits after this date, as git reads it: 2023-01-01, '2 years ago'. Default: the whole history."
        );
        var most = command.Value("--max N", "Stop after this many new pairs.", 100);
        most.Validators.Add(CheckMost);
        var verify = command.Flag(
            "--verify",
            "Build, test and time each pair at its commit's parent, and keep only pairs that prove faster, with their speedup. Runs builds and tests of old commits: use it only on code you trust."
        );
        var proof = new ProofOptions(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var git = await OpenAsync(parsed.GetValue(repository)!, cancellationToken);
                var tally = await screen.WatchAsync(progress =>
                    new ExampleMining(
                        git,
                        RunPaths.Examples(git.Root),
                        parsed.GetValue(verify) ? proof.Read(new Given(parsed)) : null,
                        progress
                    ).RunAsync(parsed.GetValue(since), parsed.GetValue(most), cancellationToken)
                );
                screen.Write(tally.ToString());
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void CheckMost(OptionResult result)
    {
        if (
            result.Tokens is [var token]
            && !(int.TryParse(token.Value, out var number) && number is > 0 and <= 10_000)
        )
        {
            result.AddError($"--max must be a number from 1 to 10000, not {token.Value}.");
        }
    }

    private static Command List(Screen screen)
    {
        var command = new Command(
            "list",
            "List the pairs: id, language, speedup, source and title. A speedup of - was not measured."
        );
        var repository = command.With(ChangeOptions.Repository);
        var format = command.Format(ReportFormat.Text, ReportFormat.Json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var git = await OpenAsync(parsed.GetValue(repository)!, cancellationToken);
                var examples = ExampleBank
                    .All.Concat(new ExampleFile(RunPaths.Examples(git.Root)).Read())
                    .ToList();
                if (parsed.GetValue(format) == ReportFormat.Json)
                {
                    screen.Write(
                        JsonSerializer.Serialize(
                            examples,
                            ExamplesJson.Default.IReadOnlyListExample
                        )
                    );
                    return ExitCode.Done;
                }

                foreach (var example in examples)
                {
                    var speedup = example.Speedup is { } ratio ? $"{ratio:0.00}×" : "-";
                    screen.Write(
                        $"{example.Id, -26} {example.Language, -7} {speedup, 9} {Short(example.Source), -16} {example.Title}"
                    );
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Task<GitReader> OpenAsync(string folder, CancellationToken cancellationToken) =>
        GitReader.OpenAsync(Path.GetFullPath(folder), cancellationToken);

    // history: and seven digits of the commit.
    private static string Short(string source) => source.Length > 15 ? source[..15] : source;
}
