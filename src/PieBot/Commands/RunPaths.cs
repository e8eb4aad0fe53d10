using System.Globalization;
using PieBot.Changes;
using PieBot.Runs;
using PieBot.Verification;

namespace PieBot.Tool.Commands;

/// <summary>Where runs are kept.</summary>
internal static class RunPaths
{
    /// <summary>
    /// The folder asked for; else that of a killed run of the same proposals and settings; else a new one below
    /// <c>.piebot/runs</c> that is named by time and head.
    /// </summary>
    /// <param name="settings">Null where nothing is verified.</param>
    public static async Task<RunFolder> ForAsync(
        string repository,
        ProposalFile proposals,
        VerifySettings? settings,
        string? asked,
        CancellationToken cancellationToken
    )
    {
        if (asked is not null)
        {
            return new(Path.GetFullPath(asked));
        }

        using var git = await GitReader
            .OpenAsync(repository, cancellationToken)
            .ConfigureAwait(false);
        var runs = Path.Combine(git.Root, ".piebot", "runs");
        Directory.CreateDirectory(runs);
        Hide(git.Root);
        var time = DateTimeOffset.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return Killed(runs, proposals, settings)
            ?? new(Path.Combine(runs, $"{time}-{proposals.Changes.Head[..7]}"));
    }

    /// <summary>Makes <c>.piebot</c>, and git ignore it: runs are nobody's business but the machine's they were made on.</summary>
    public static void Hide(string root)
    {
        var own = Directory.CreateDirectory(Path.Combine(root, ".piebot")).FullName;
        File.WriteAllText(Path.Combine(own, ".gitignore"), "*\n");
    }

    private static RunFolder? Killed(string runs, ProposalFile proposals, VerifySettings? settings)
    {
        if (settings is null)
        {
            return null;
        }

        var identity = RunFolder.Identity(proposals, settings);
        return Directory
            .GetDirectories(runs)
            .OrderDescending(StringComparer.Ordinal)
            .Select(path => new RunFolder(path))
            .FirstOrDefault(run => run.IsUnended(identity));
    }

    /// <summary>An existing run.</summary>
    /// <exception cref="UserErrorException">There is no such folder.</exception>
    public static RunFolder Existing(string path) =>
        Directory.Exists(path)
            ? new(Path.GetFullPath(path))
            : throw new UserErrorException(
                $"There is no run folder {path}. Runs are kept below .piebot/runs, or where --out said."
            );
}
