using PieBot.Core.Processes;

namespace PieBot.Core.Changes;

/// <summary>
/// Makes commits that no branch points to, with an index of their own: no ref, index or file of the user is touched.
/// </summary>
/// <param name="root">The top folder of the working tree.</param>
internal sealed class UnnamedCommits(string root)
{
    /// <summary>The working tree as it stands, untracked files included.</summary>
    public Task<string> SnapshotAsync(string parent, CancellationToken cancellationToken) =>
        MakeAsync(parent, git => git.RunAsync(["add", "-A"], cancellationToken), cancellationToken);

    // The line that each hunk begins with.
    private static async Task<bool> HoldsDiffAsync(
        string patchFile,
        CancellationToken cancellationToken
    ) =>
        (await File.ReadAllTextAsync(patchFile, cancellationToken)).Contains(
            "@@",
            StringComparison.Ordinal
        );

    /// <summary>The head with a unified diff applied.</summary>
    /// <exception cref="UserErrorException">The diff does not apply.</exception>
    public Task<string> ApplyPatchAsync(
        string head,
        string patchFile,
        CancellationToken cancellationToken
    ) =>
        MakeAsync(
            head,
            async git =>
            {
                var applied = await git.TryRunAsync(
                    ["apply", "--cached", "--whitespace=nowarn", Path.GetFullPath(patchFile)],
                    cancellationToken
                );
                if (!applied.Succeeded && !await HoldsDiffAsync(patchFile, cancellationToken))
                {
                    throw new UserErrorException(
                        $"{patchFile} holds no diff. Make it with 'git diff' while the edit is in the working tree."
                    );
                }

                if (!applied.Succeeded)
                {
                    throw new UserErrorException(
                        $"{patchFile} does not apply to {head[..10]}: {applied.Error.Trim().ReplaceLineEndings(" ").TrimEnd('.')}. If git shows the same lines, their line endings may differ. Make it with 'git diff' against that commit, or choose another with --head."
                    );
                }
            },
            cancellationToken
        );

    private async Task<string> MakeAsync(
        string parent,
        Func<Git, Task> change,
        CancellationToken cancellationToken
    )
    {
        var index = Path.Combine(Path.GetTempPath(), $"piebot-index-{Guid.NewGuid():n}");
        try
        {
            var git = new Git(root) { Variables = { ["GIT_INDEX_FILE"] = index } };
            await git.RunAsync(["read-tree", parent], cancellationToken);
            await change(git);
            var tree = await git.RunAsync(["write-tree"], cancellationToken);
            return await CommitTreeAsync(tree.Trim(), parent, cancellationToken);
        }
        finally
        {
            File.Delete(index);
            // What a git that was killed leaves.
            File.Delete($"{index}.lock");
        }
    }

    private async Task<string> CommitTreeAsync(
        string tree,
        string parent,
        CancellationToken cancellationToken
    )
    {
        // The identity and the date are fixed, so that the same tree is the same commit.
        var git = new Git(root)
        {
            Variables =
            {
                ["GIT_AUTHOR_NAME"] = "PieBot",
                ["GIT_AUTHOR_EMAIL"] = "piebot@localhost",
                ["GIT_COMMITTER_NAME"] = "PieBot",
                ["GIT_COMMITTER_EMAIL"] = "piebot@localhost",
                ["GIT_AUTHOR_DATE"] = "2000-01-01T00:00:00Z",
                ["GIT_COMMITTER_DATE"] = "2000-01-01T00:00:00Z",
            },
        };
        var commit = await git.RunAsync(
            ["commit-tree", tree, "-p", parent, "-m", "PieBot snapshot"],
            cancellationToken
        );
        return commit.Trim();
    }
}
