using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Processes;
using PieBot.Core.Targets;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>A file of a pull request at its head.</summary>
internal sealed record DiffFile(IReadOnlyList<LineRange> Hunks, HeadFile Head)
{
    /// <summary>Those of the paths that differ, by a checkout, for a look at what would be posted.</summary>
    /// <exception cref="UserErrorException">A commit is missing.</exception>
    public static async Task<IReadOnlyDictionary<string, DiffFile>> ReadAsync(
        string repository,
        ChangeSet changes,
        IEnumerable<string> paths,
        CancellationToken cancellationToken
    )
    {
        var git = new Git(repository);
        // Whole, so that renames are found.
        var diff = await git.RunAsync(
            [
                "diff",
                "--no-color",
                "--no-ext-diff",
                "--unified=3",
                "--find-renames",
                changes.Base,
                changes.Head,
            ],
            cancellationToken
        );
        var read = new Dictionary<string, DiffFile>(StringComparer.Ordinal);
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            var start = diff.IndexOf($"\n+++ b/{path}\n", StringComparison.Ordinal);
            if (start >= 0 && git.Blob(changes.Head, path) is GitBlob.Bytes(var bytes))
            {
                var end = diff.IndexOf("\ndiff --git ", start, StringComparison.Ordinal);
                read[path] = new(
                    DiffHunks.Parse(end < 0 ? diff[start..] : diff[start..end]),
                    HeadFile.Parse(bytes)
                );
            }
        }

        return read;
    }
}
