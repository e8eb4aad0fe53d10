namespace PieBot.Core.Processes;

/// <summary>A detached checkout of one commit, removed when disposed. Nothing of the user's own checkout is touched.</summary>
internal sealed class Worktree : IAsyncDisposable
{
    private readonly Git _git;

    private Worktree(Git git, string root)
    {
        _git = git;
        Root = root;
    }

    /// <summary>Full path of the checkout.</summary>
    public string Root { get; }

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
        var git = new Git(repository);
        // Records of worktrees whose folders a killed run's clean-up took away.
        await git.TryRunAsync(["worktree", "prune"], cancellationToken);
        await git.RunAsync(
            [.. WithoutHooks(folder), "worktree", "add", "--detach", "--quiet", folder, commit],
            cancellationToken
        );
        return new(git, folder);
    }

    /// <summary>Puts back what tests, or an earlier candidate, changed of the commit's files; what git ignores stays.</summary>
    public static async Task RestoreAsync(string root, CancellationToken cancellationToken)
    {
        var here = new Git(root);
        await here.RunAsync(
            [.. WithoutHooks(root), "checkout", "--force", "--quiet", "HEAD", "--", "."],
            cancellationToken
        );
        await here.RunAsync(["clean", "--force", "-d", "--quiet"], cancellationToken);
    }

    // A checkout hook of the user has no business here; a folder that does not exist holds none.
    private static string[] WithoutHooks(string root) =>
        ["-c", $"core.hooksPath={Path.Combine(root, "no-hooks")}"];

    public async ValueTask DisposeAsync()
    {
        await _git.TryRunAsync(["worktree", "remove", "--force", Root], CancellationToken.None);
        Scratch.Remove(Root);
        await _git.TryRunAsync(["worktree", "prune"], CancellationToken.None);
    }
}
