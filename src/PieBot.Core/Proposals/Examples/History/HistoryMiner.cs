using System.Runtime.CompilerServices;
using PieBot.Core.Changes;
using PieBot.Core.Processes;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Examples.History;

/// <summary>Walks a repository's history, newest first, for commits that make one member faster by their own words.</summary>
internal static class HistoryMiner
{
    private static readonly string[] Sources = LanguagePacks
        .All.SelectMany(pack => pack.Language.Endings)
        .Select(ending => $"*{ending}")
        .ToArray();

    /// <param name="since">As git understands it: <c>2023-01-01</c>, <c>"2 years ago"</c>; null: all of the history.</param>
    /// <returns>Commits that speak of performance, each read when it is asked for.</returns>
    /// <exception cref="UserErrorException">Not a repository, or git cannot read it.</exception>
    public static async IAsyncEnumerable<MinedCommit> WalkAsync(
        GitReader git,
        string? since,
        IReadOnlySet<string> seen,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var cli = new Git(git.Root);
        string[] range = since is null ? [] : [$"--since={since}"];
        var byDiff = (
            await cli.RunAsync(
                [
                    "log",
                    "--no-merges",
                    "--format=%H",
                    "--regexp-ignore-case",
                    "--extended-regexp",
                    $"-G{PerformanceWords.InComment}",
                    .. range,
                    "--",
                    .. Sources,
                ],
                cancellationToken
            )
        )
            .Split('\n')
            .ToHashSet(StringComparer.Ordinal);
        var log = await cli.RunAsync(
            ["log", "--no-merges", "--format=%H%x00%P%x00%B%x01", .. range, "--", .. Sources],
            cancellationToken
        );
        foreach (var record in log.Split('\u0001'))
        {
            if (
                record.Trim('\n').Split('\0') is not [var id, var parents, var message]
                || parents.Length == 0
                || seen.Contains(id)
                || (!byDiff.Contains(id) && !PerformanceWords.AreIn(message))
            )
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            yield return await ReadAsync(
                git,
                id,
                parents.Split(' ')[0],
                message,
                cancellationToken
            );
        }
    }

    private static async Task<MinedCommit> ReadAsync(
        GitReader git,
        string id,
        string parent,
        string message,
        CancellationToken cancellationToken
    )
    {
        var subject = message.Split('\n')[0].Trim();
        var files = (await git.DiffAsync(parent, id, cancellationToken))
            // A change of mode alone, or of an empty file, names no path.
            .Where(file => (file.Path ?? file.BasePath) is { } path && IsSource(path))
            .ToList();
        var (pair, leftOut) = files switch
        {
            [] => (null, "only tests or other files change"),
            [{ Binary: false, Path: { } path, BasePath: { } old, Hunks.Count: > 0 } file]
                when path == old => CommitPair.Read(
                id,
                message,
                parent,
                path,
                SourceFile.Parse(git.ReadBlob(parent, path) ?? []),
                SourceFile.Parse(git.ReadBlob(id, path) ?? [])
            ),
            [_] => (null, "a file is added, deleted or renamed"),
            _ => (null, $"{files.Count} source files change"),
        };
        return new(id, subject, pair, leftOut);
    }

    private static bool IsSource(string path) => new FileFilter([], []).ReasonByPath(path) is null;
}
