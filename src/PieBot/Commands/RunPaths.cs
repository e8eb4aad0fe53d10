using System.Globalization;
using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Runs;

namespace PieBot.Tool.Commands;

/// <summary>Where runs are kept.</summary>
internal static class RunPaths
{
    public const string ExamplesName = "examples.jsonl";

    /// <summary>
    /// The folder asked for; else that of a killed run of the same proposals and settings; else a new one below
    /// <c>.piebot/runs</c> that is named by time and head.
    /// </summary>
    /// <param name="identity">Of what is run: a killed run of the same is resumed; null where nothing is.</param>
    /// <param name="name">What stands behind the time in the folder's name.</param>
    public static async Task<RunFolder> ForAsync(
        string repository,
        string? identity,
        string name,
        string? asked,
        CancellationToken cancellationToken
    )
    {
        if (asked is not null)
        {
            return new(Path.GetFullPath(asked));
        }

        using var git = await GitReader.OpenAsync(repository, cancellationToken);
        var runs = Path.Combine(OwnFolder(git.Root), "runs");
        Directory.CreateDirectory(runs);
        var time = DateTimeOffset.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return Killed(runs, identity) ?? new(Path.Combine(runs, $"{time}-{name}"));
    }

    /// <summary>The run that was begun last in a checkout.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static async Task<RunFolder> NewestAsync(
        string repository,
        CancellationToken cancellationToken
    )
    {
        var (runs, folders) = await KeptAsync(repository, cancellationToken);
        return folders.FirstOrDefault(run => File.Exists(run.ProposalsPath))
            ?? throw new UserErrorException(
                $"There is no run in {runs}. Make one with 'piebot run', or name the folder of a run."
            );
    }

    /// <summary>Where a checkout's runs are kept, and all that are there, the one that was begun last first.</summary>
    public static async Task<(string Folder, IReadOnlyList<RunFolder> Runs)> KeptAsync(
        string repository,
        CancellationToken cancellationToken
    )
    {
        using var git = await GitReader.OpenAsync(Path.GetFullPath(repository), cancellationToken);
        var runs = Path.Combine(git.Root, ".piebot", "runs");
        return (
            runs,
            (Directory.Exists(runs) ? Directory.GetDirectories(runs) : [])
                .OrderDescending(StringComparer.Ordinal)
                .Select(path => new RunFolder(path))
                .ToList()
        );
    }

    /// <summary>The folder of ours in a checkout, which git ignores: it is nobody's business but the machine's it was made on.</summary>
    public static string OwnFolder(string root)
    {
        var own = Path.Combine(root, ".piebot");
        var ignore = Path.Combine(own, ".gitignore");
        // A branch that brings such a link would have us write, or read, wherever it leads.
        foreach (
            var path in (string[])
                [own, ignore, Path.Combine(own, "runs"), Path.Combine(own, "cache")]
        )
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw new UserErrorException(
                    $"{path} is a symbolic link. Remove it: PieBot keeps its runs in a folder of its own there."
                );
            }
        }

        Directory.CreateDirectory(own);
        File.WriteAllText(ignore, "*\n");
        return own;
    }

    /// <summary>The file of pairs mined from a repository's history.</summary>
    public static string Examples(string root) => Path.Combine(root, ".piebot", ExamplesName);

    private static RunFolder? Killed(string runs, string? identity) =>
        identity is null
            ? null
            : Directory
                .GetDirectories(runs)
                .OrderDescending(StringComparer.Ordinal)
                .Select(path => new RunFolder(path))
                .FirstOrDefault(run => run.IsUnended(identity));

    /// <summary>All verifications in these folders, and one level below the further ones, as a workflow's artifacts lie.</summary>
    /// <exception cref="UserErrorException">One of them does not exist.</exception>
    public static IReadOnlyList<RunFolder> Parts(IReadOnlyList<string> paths) =>
        paths
            .Select(path => Existing(path).Path)
            .SelectMany(
                (path, place) =>
                    place == 0
                        ? [path]
                        : Directory
                            .EnumerateDirectories(path)
                            .Order(StringComparer.Ordinal)
                            .Prepend(path)
            )
            .SelectMany((path, place) => Verified(path, alone: place == 0))
            .ToList();

    private static IEnumerable<RunFolder> Verified(string path, bool alone)
    {
        var parts = RunFolder.Parts(path);
        return alone || File.Exists(parts[0].VerdictsPath) || File.Exists(parts[0].RunPath)
            ? parts
            : [];
    }

    /// <summary>An existing run.</summary>
    /// <exception cref="UserErrorException">There is no such folder.</exception>
    public static RunFolder Existing(string path) =>
        Directory.Exists(path)
            ? new(Path.GetFullPath(path))
            : throw new UserErrorException(
                $"There is no run folder {path}. Runs are kept in .piebot/runs, or in the folder that --out names."
            );
}
