using System.Globalization;
using PieBot.Changes;
using PieBot.Runs;

namespace PieBot.Tool.Commands;

/// <summary>Where runs are kept.</summary>
internal static class RunPaths
{
    /// <summary>The folder asked for, or a new one below <c>.piebot/runs</c> that is named by time and head.</summary>
    public static async Task<RunFolder> NewAsync(
        string repository,
        string head,
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
        var own = Path.Combine(git.Root, ".piebot");
        Directory.CreateDirectory(own);
        // Runs are nobody's business but the machine's they were made on.
        await File.WriteAllTextAsync(Path.Combine(own, ".gitignore"), "*\n", cancellationToken)
            .ConfigureAwait(false);
        var time = DateTimeOffset.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return new(Path.Combine(own, "runs", $"{time}-{head[..7]}"));
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
