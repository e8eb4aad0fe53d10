using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Changes;

namespace PieBot.Lab.Datasets.Repositories;

/// <summary><c>piebot-lab dataset harvest</c>.</summary>
internal static class HarvestCommand
{
    private static readonly Option<string[]> Runs = new("--run")
    {
        Description =
            "Folder of a run that has ended (proposals.json and verdicts). May be repeated. Default: all in .piebot/runs of the repository.",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        var command = new Command(
            "harvest",
            "Make pairs of PieBot's own suggestions that were accepted: proved faster in a run, and merged since, exactly as they were proved."
        )
        {
            RepositoryOptions.Repository,
            RepositoryOptions.Output,
            Runs,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var git = await GitReader.OpenAsync(
            Path.GetFullPath(parsed.GetValue(RepositoryOptions.Repository)!),
            cancellationToken
        );
        var named = parsed.GetValue(Runs) is { Length: > 0 } given ? given : null;
        var runs = named ?? Own(git.Root);
        var console = parsed.InvocationConfiguration;
        var pairs = new List<Pair>();
        foreach (var run in runs)
        {
            foreach (var one in await ReadAsync(git, run, named is not null, cancellationToken))
            {
                await console.Error.WriteLineAsync($"{one.CandidateId}: {one.Message}");
                pairs.AddRange(one.Pair is { } pair ? [pair] : []);
            }
        }

        var output = Path.GetFullPath(parsed.GetValue(RepositoryOptions.Output)!);
        // The same suggestion may be in the files of several runs.
        var count = PairFile.Write(output, pairs.DistinctBy(pair => (pair.Input, pair.Target)));
        await console.Output.WriteLineAsync($"{count} accepted suggestions in {output}");
        return 0;
    }

    // Of runs that nobody named, some are of snapshots or branches that are gone.
    private static async Task<IReadOnlyList<HarvestedSuggestion>> ReadAsync(
        GitReader git,
        string run,
        bool named,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await new Harvest(git).ReadAsync(Path.GetFullPath(run), cancellationToken);
        }
        catch (UserErrorException exception) when (!named)
        {
            return [new(Path.GetFileName(run), null, exception.Message)];
        }
    }

    private static string[] Own(string root)
    {
        var folder = Path.Combine(root, ".piebot", "runs");
        var runs = Directory.Exists(folder)
            ? Directory
                .GetDirectories(folder)
                .Where(run => File.Exists(Path.Combine(run, "proposals.json")))
                .Order(StringComparer.Ordinal)
                .ToArray()
            : [];
        return runs.Length > 0
            ? runs
            : throw new UserErrorException(
                $"{folder} holds no run. Name the folder of one with --run; a workflow's is in its artifacts."
            );
    }
}
