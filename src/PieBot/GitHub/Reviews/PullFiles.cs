using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>Files of a pull request at its head, by path.</summary>
/// <param name="Unread">Those that GitHub would not give, with its words: each costs only itself.</param>
/// <param name="IsWhole">Whether GitHub listed all files there are.</param>
internal sealed record PullFiles(
    IReadOnlyDictionary<string, DiffFile> Read,
    IReadOnlyDictionary<string, string> Unread,
    bool IsWhole
)
{
    /// <summary>Those of the paths that the pull request adds or changes, by GitHub's own list and blobs.</summary>
    /// <exception cref="GitHubFault">The token or a limit: then no other file could be read either.</exception>
    public static async Task<PullFiles> ReadAsync(
        PullRequestApi api,
        IReadOnlyList<PullRequestFile> listed,
        IEnumerable<string> paths,
        CancellationToken cancellationToken
    )
    {
        var wanted = paths.ToHashSet(StringComparer.Ordinal);
        var read = new Dictionary<string, DiffFile>(StringComparer.Ordinal);
        var unread = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in listed.Where(one => wanted.Contains(one.Filename)))
        {
            if (file.Status == "removed" || file.Sha is not { } blob)
            {
                continue;
            }

            try
            {
                read[file.Filename] = new(
                    DiffHunks.Parse(file.Patch),
                    HeadFile.Parse(await api.BlobAsync(blob, cancellationToken))
                );
            }
            catch (GitHubFault fault)
                when (fault.Kind is not (FaultKind.BadToken or FaultKind.Limited))
            {
                unread[file.Filename] = fault.Message;
            }
        }

        return new(read, unread, listed.Count < PullRequestApi.MostFiles);
    }

    /// <summary>What became of an earlier comment; null when nothing is known of its file.</summary>
    public CommentState? StateOf(OwnComment comment) =>
        Read.TryGetValue(comment.Path, out var file) ? CommentStates.Of(comment.Marker, file.Head)
        : Unread.ContainsKey(comment.Path) || !IsWhole ? null
        : CommentStates.Of(comment.Marker, null);
}
