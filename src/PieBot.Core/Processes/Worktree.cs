namespace PieBot.Core.Processes;

/// <summary>A detached checkout of one commit, removed when disposed. Nothing of the user's own checkout is touched.</summary>
internal sealed class Worktree : IAsyncDisposable
{
    private readonly Git _git;

    private Worktree(Git git, string root, IReadOnlyList<string> notices)
    {
        _git = git;
        Root = root;
        Notices = notices;
    }

    /// <summary>Full path of the checkout.</summary>
    public string Root { get; }

    /// <summary>What of the commit is not here, and what the user can do about it.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <param name="repository">Any folder of the repository.</param>
    /// <param name="commit">A full commit id.</param>
    /// <param name="folder">Where it is to stand; must not exist.</param>
    /// <exception cref="UserErrorException">git refuses, with its words.</exception>
    public static async Task<Worktree> AddAsync(
        string repository,
        string commit,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var git = LargeFiles.In(repository);
        // Records of worktrees whose folders a killed run's clean-up took away.
        await git.TryRunAsync(["worktree", "prune"], cancellationToken);
        await git.RunAsync(
            [.. Settings(folder), "worktree", "add", "--detach", "--quiet", folder, commit],
            cancellationToken
        );
        var top = await git.TryRunAsync(["rev-parse", "--show-toplevel"], cancellationToken);
        var submodules = await Submodules.FillAsync(
            // One without a checkout has none of them.
            top.Succeeded
                ? top.Output.Trim()
                : folder,
            commit,
            folder,
            cancellationToken
        );
        var large = await LargeFiles.MissingAsync(folder, cancellationToken);
        return new(
            git,
            folder,
            [
                .. Notice(
                    submodules,
                    "submodule",
                    "has no files in your checkout",
                    "run 'git submodule update --init --recursive'"
                ),
                .. Notice(large, "file", "of Git LFS is not here", LargeFiles.Advice),
            ]
        );
    }

    private static IEnumerable<string> Notice(
        IReadOnlyList<string> paths,
        string what,
        string lacks,
        string advice
    )
    {
        if (paths.Count > 0)
        {
            yield return $"a {what} {lacks} ({paths[0]}{(paths.Count > 1 ? $", and {paths.Count - 1} more" : "")}), so builds and tests do without; {advice}";
        }
    }

    /// <summary>Puts back what tests, or an earlier candidate, changed of the commit's files; what git ignores stays.</summary>
    public static async Task RestoreAsync(string root, CancellationToken cancellationToken)
    {
        var here = LargeFiles.In(root);
        await here.RunAsync(
            [.. Settings(root), "checkout", "--force", "--quiet", "HEAD", "--", "."],
            cancellationToken
        );
        await here.RunAsync(["clean", "--force", "-d", "--quiet"], cancellationToken);
    }

    // A checkout hook of the user has no business here; a folder that does not exist holds none.
    private static string[] Settings(string root) =>
        ["-c", $"core.hooksPath={Path.Combine(root, "no-hooks")}", .. LargeFiles.Settings];

    public async ValueTask DisposeAsync()
    {
        await _git.TryRunAsync(["worktree", "remove", "--force", Root], CancellationToken.None);
        Scratch.Remove(Root);
        await _git.TryRunAsync(["worktree", "prune"], CancellationToken.None);
    }
}
