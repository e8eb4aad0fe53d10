namespace PieBot.Core.Processes;

/// <summary>Files of a commit's submodules, which git leaves out of a worktree: they come from the user's own checkout, and from nowhere else.</summary>
internal static class Submodules
{
    private const string Mode = "160000 ";

    /// <param name="source">Root of a checkout that may hold them.</param>
    /// <param name="commit">Of that checkout's repository; its own files stand in the folder.</param>
    /// <param name="folder">Is filled.</param>
    /// <returns>Paths, from the folder, of submodules that the checkout does not have at this commit.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(
        string source,
        string commit,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var missing = new List<string>();
        // MODE TYPE OBJECT\tPATH
        var listed = await new Git(source).RunAsync(
            ["ls-tree", "-r", "-z", "--full-tree", commit],
            cancellationToken
        );
        foreach (
            var entry in listed
                .Split('\0')
                .Where(one => one.StartsWith(Mode, StringComparison.Ordinal))
        )
        {
            var at = entry.IndexOf('\t');
            var (pinned, path) = (entry[..at].Split(' ')[^1], entry[(at + 1)..]);
            var (own, place) = (Path.Combine(source, path), Path.Combine(folder, path));
            if (!await HasAsync(own, pinned, cancellationToken))
            {
                missing.Add(path);
                continue;
            }

            await WriteAsync(own, pinned, place, cancellationToken);
            missing.AddRange(
                (await FillAsync(own, pinned, place, cancellationToken)).Select(one =>
                    $"{path}/{one}"
                )
            );
        }

        return missing;
    }

    // Without a repository of its own there, git would answer for the one around it.
    private static async Task<bool> HasAsync(
        string checkout,
        string commit,
        CancellationToken cancellationToken
    ) =>
        Path.Exists(Path.Combine(checkout, ".git"))
        && (
            await new Git(checkout).TryRunAsync(
                ["cat-file", "-e", $"{commit}^{{commit}}"],
                cancellationToken
            )
        ).Succeeded;

    // By an index of its own: that of the checkout stays as it is.
    private static async Task WriteAsync(
        string checkout,
        string commit,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var index = Path.Combine(Path.GetTempPath(), $"piebot-index-{Guid.NewGuid():N}");
        var git = LargeFiles.In(checkout);
        git.Variables["GIT_INDEX_FILE"] = index;
        try
        {
            await git.RunAsync(["read-tree", commit], cancellationToken);
            await git.RunAsync(
                [
                    .. LargeFiles.Settings,
                    "checkout-index",
                    "--all",
                    "--force",
                    "--quiet",
                    $"--prefix={folder}{Path.DirectorySeparatorChar}",
                ],
                cancellationToken
            );
        }
        finally
        {
            File.Delete(index);
        }
    }
}
