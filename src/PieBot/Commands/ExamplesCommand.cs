using System.CommandLine;
using System.Globalization;
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
        var proof = new ProofOptions();
        var since = new Option<string?>("--since")
        {
            Description =
                "Only commits after this date, as git reads it: 2023-01-01, '2 years ago'. Default: the whole history.",
            HelpName = "DATE",
        };
        var most = new Option<int>("--max")
        {
            Description = "Stop after this many new pairs.",
            DefaultValueFactory = _ => 100,
            HelpName = "N",
        };
        most.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && !(
                    int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                    && number is > 0 and <= 10_000
                )
            )
            {
                result.AddError($"--max must be a number from 1 to 10000, not {token.Value}.");
            }
        });
        var verify = new Option<bool>("--verify")
        {
            Description =
                "Build, test and time each pair at its commit's parent, and keep only pairs that prove faster, with their speedup. Runs builds and tests of old commits: use it only on code you trust.",
        };
        var command = new Command(
            "mine",
            "Search the history for commits about performance, and add those that edit a single member to .piebot/examples.jsonl. Run it again to resume where it stopped."
        )
        {
            ChangeOptions.Repository,
            since,
            most,
            verify,
        };
        proof.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var git = await GitReader.OpenAsync(
                    Path.GetFullPath(parsed.GetValue(ChangeOptions.Repository)!),
                    cancellationToken
                );
                var tally = await screen.WatchAsync(progress =>
                    new ExampleMining(
                        git,
                        RunPaths.Examples(git.Root),
                        parsed.GetValue(verify) ? proof.Read(parsed) : null,
                        progress
                    ).RunAsync(parsed.GetValue(since), parsed.GetValue(most), cancellationToken)
                );
                screen.Write(tally.ToString());
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command List(Screen screen)
    {
        var format = OutputOptions.Format(ReportFormat.Text, ReportFormat.Json);
        var command = new Command(
            "list",
            "List the pairs: id, language, speedup, source and title. A speedup of - was not measured."
        )
        {
            ChangeOptions.Repository,
            format,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var git = await GitReader.OpenAsync(
                    Path.GetFullPath(parsed.GetValue(ChangeOptions.Repository)!),
                    cancellationToken
                );
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
                    screen.Write(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{example.Id, -26} {example.Language, -7} {(example.Speedup is { } ratio ? $"{ratio:0.00}×" : "-"), 9} {Short(example.Source), -16} {example.Title}"
                        )
                    );
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    // history: and seven digits of the commit.
    private static string Short(string source) => source.Length > 15 ? source[..15] : source;
}
