namespace PieBot.Core.Processes;

/// <summary>Files that Git LFS keeps: what of them is on this machine is checked out, and nothing is fetched.</summary>
internal static class LargeFiles
{
    private const string Pointer = "version https://git-lfs.github.com/spec/";

    private static readonly bool s_isInstalled = Programs.Has("git-lfs");

    /// <summary>Settings before a command of git that writes files: without the program, the checkout would fail.</summary>
    public static IReadOnlyList<string> Settings { get; } =
        s_isInstalled
            ? []
            :
            [
                "-c",
                "filter.lfs.smudge=",
                "-c",
                "filter.lfs.process=",
                "-c",
                "filter.lfs.required=false",
            ];

    /// <summary>git in a repository, where it fetches none of them.</summary>
    public static Git In(string repository) =>
        new(repository) { Variables = { ["GIT_LFS_SKIP_SMUDGE"] = "1" } };

    /// <summary>What to do, in words.</summary>
    public static string Advice =>
        s_isInstalled ? "run 'git lfs pull'" : "install git-lfs and run 'git lfs pull'";

    /// <param name="worktree">Root of a checkout.</param>
    /// <returns>Paths of files in whose place stand a few lines that name them.</returns>
    public static async Task<IReadOnlyList<string>> MissingAsync(
        string worktree,
        CancellationToken cancellationToken
    )
    {
        var kept = await new Git(worktree).TryRunAsync(
            ["ls-files", "-z", "--", ":(attr:filter=lfs)"],
            cancellationToken
        );
        return kept
            .Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => IsPointer(Path.Combine(worktree, path)))
            .ToList();
    }

    private static bool IsPointer(string path)
    {
        var start = new byte[Pointer.Length];
        // A link may lead anywhere.
        if (new FileInfo(path) is not { Exists: true, LinkTarget: null })
        {
            return false;
        }

        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && System.Text.Encoding.ASCII.GetString(start) == Pointer;
    }
}
