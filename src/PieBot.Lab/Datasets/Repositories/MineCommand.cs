using System.CommandLine;
using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Tool.Commands;

namespace PieBot.Lab.Datasets.Repositories;

/// <summary><c>piebot-lab dataset mine</c>.</summary>
internal static class MineCommand
{
    private static readonly Option<string?> Since = new("--since")
    {
        Description =
            "Only commits after this date, as git reads it: 2023-01-01, '2 years ago'. Default: the whole history.",
        HelpName = "DATE",
    };

    private static readonly Option<int> Most = NumberOption.Create(
        "--max",
        "Stop after this many new pairs.",
        100,
        1,
        10_000
    );

    private static readonly Option<bool> Verify = new("--verify")
    {
        Description =
            "Build, test and time each pair at its commit's parent, and keep only pairs that prove faster. Runs builds and tests of old commits: use it only on code you trust.",
    };

    private static readonly Option<string[]> TestProjects = new("--test-project")
    {
        Description =
            "Test project to verify with, as a path in the repository. May be repeated. Default: those that reference a changed project.",
        HelpName = "PATH",
    };

    private static readonly Option<double> Saving = NumberOption.Create(
        "--min-saving",
        "Per cent of its time that a verified pair must save.",
        10d,
        0d,
        99d,
        "PERCENT"
    );

    public static Command Create()
    {
        var command = new Command(
            "mine",
            "Make pairs from the commits of a C# repository that are about performance and edit a single member. Run it again to resume where it stopped."
        )
        {
            RepositoryOptions.Repository,
            RepositoryOptions.Output,
            Since,
            Most,
            Verify,
            TestProjects,
            Saving,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // Source generators of a repository run in this process when its old commits are compiled.
        foreach (var key in EndpointSettings.KeyVariables)
        {
            Environment.SetEnvironmentVariable(key, null);
        }

        using var git = await GitReader.OpenAsync(
            Path.GetFullPath(parsed.GetValue(RepositoryOptions.Repository)!),
            cancellationToken
        );
        var output = Path.GetFullPath(parsed.GetValue(RepositoryOptions.Output)!);
        var console = parsed.InvocationConfiguration;
        var settings = parsed.GetValue(Verify)
            ? new VerifySettings
            {
                MinSaving = parsed.GetValue(Saving) / 100,
                TestProjects = parsed.GetValue(TestProjects) ?? [],
            }
            : null;
        var (commits, pairs) = await new Mining(git, output, settings, console.Error).RunAsync(
            parsed.GetValue(Since),
            parsed.GetValue(Most),
            cancellationToken
        );
        await console.Output.WriteLineAsync(
            $"{commits} commits about performance; {pairs} pairs in {output}"
        );
        return 0;
    }
}
