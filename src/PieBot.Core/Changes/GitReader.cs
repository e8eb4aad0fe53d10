using LibGit2Sharp;
using PieBot.Core.Processes;

namespace PieBot.Core.Changes;

/// <summary>Reads commits, diffs and blobs. Reading goes through LibGit2Sharp; what that cannot open (SHA-256, partial clones) through the git command line.</summary>
internal sealed class GitReader : IDisposable
{
    private readonly Git _git;
    private readonly Repository? _repository;

    private GitReader(string root, Repository? repository)
    {
        Root = root;
        _git = new(root);
        _repository = repository;
    }

    /// <summary>The top folder of the working tree.</summary>
    public string Root { get; }

    /// <exception cref="UserErrorException">The folder is not inside a git repository with a working tree.</exception>
    public static async Task<GitReader> OpenAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException(
                $"There is no folder {folder}. Give --repo the path of a git checkout."
            );
        }

        var top = await new Git(Path.GetFullPath(folder)).TryRunAsync(
            ["rev-parse", "--show-toplevel"],
            cancellationToken
        );
        if (!top.Succeeded || top.Output.Trim().Length == 0)
        {
            throw new UserErrorException(
                top.Error.Contains("dubious ownership", StringComparison.Ordinal)
                    ? $"git does not trust {folder}: {top.Error.Trim()}"
                    : $"{folder} is not a git repository. Run piebot inside a checkout, or give its path with --repo."
            );
        }

        var root = Path.GetFullPath(top.Output.Trim());
        return new(root, await TryOpenAsync(root, cancellationToken));
    }

    /// <summary>The full id of a commit; null when there is no such one here.</summary>
    public async Task<string?> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        var result = await _git.TryRunAsync(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"],
            cancellationToken
        );
        return result.Succeeded ? result.Output.Trim() : null;
    }

    /// <summary>The best common ancestor; null when there is none in this clone.</summary>
    public async Task<string?> MergeBaseAsync(
        string one,
        string other,
        CancellationToken cancellationToken
    )
    {
        var result = await _git.TryRunAsync(["merge-base", one, other], cancellationToken);
        return result.Succeeded ? result.Output.Trim() : null;
    }

    public async Task<bool> IsShallowAsync(CancellationToken cancellationToken) =>
        (
            await _git.TryRunAsync(["rev-parse", "--is-shallow-repository"], cancellationToken)
        ).Output.Trim() == "true";

    /// <summary>The name of the default branch as git can resolve it here; null when nothing tells.</summary>
    public async Task<string?> DefaultBranchAsync(CancellationToken cancellationToken)
    {
        var remote = await _git.TryRunAsync(
            ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"],
            cancellationToken
        );
        string[] names =
        [
            .. remote.Succeeded ? [remote.Output.Trim()] : Array.Empty<string>(),
            "origin/main",
            "origin/master",
            "main",
            "master",
        ];
        foreach (var name in names)
        {
            if (await ResolveAsync(name, cancellationToken) is not null)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Files that differ, renames followed, with hunks without context. Deleted files have no head and are not listed.</summary>
    public async Task<IReadOnlyList<FileDiff>> DiffAsync(
        string from,
        string to,
        CancellationToken cancellationToken
    ) =>
        UnifiedDiff.Parse(
            await _git.RunAsync(
                [
                    // What is larger is not read anyway, and its lines would only fill memory.
                    "-c",
                    $"core.bigFileThreshold={GitBlob.MostBytes}",
                    "diff",
                    "--no-ext-diff",
                    "--no-textconv",
                    "--no-color",
                    "--unified=0",
                    "--inter-hunk-context=0",
                    "--find-renames",
                    "--src-prefix=a/",
                    "--dst-prefix=b/",
                    from,
                    to,
                ],
                cancellationToken
            )
        );

    /// <summary>The bytes of a regular file at a commit, as git stores them; null when there is none, or it is one that is not read.</summary>
    public byte[]? ReadBlob(string commit, string path) =>
        Blob(commit, path) is GitBlob.Bytes(var content) ? content : null;

    /// <summary>What a commit has at a path. Links are not followed, and large blobs not loaded: another's branch may hold both.</summary>
    public GitBlob Blob(string commit, string path)
    {
        if (_repository is null)
        {
            return _git.Blob(commit, path);
        }

        if (
            _repository.Lookup<Commit>(commit)?[path] is not { } entry
            || entry.TargetType == TreeEntryTargetType.Tree
        )
        {
            return new GitBlob.Missing();
        }

        var reason =
            GitBlob.ReasonByMode(Convert.ToString((int)entry.Mode, 8))
            // The blob itself would be loaded whole to tell its size.
            ?? GitBlob.ReasonBySize(
                _repository.ObjectDatabase.RetrieveObjectMetadata(entry.Target.Id).Size
            );
        if (reason is not null)
        {
            return new GitBlob.Unread(reason);
        }

        using var stream = ((Blob)entry.Target).GetContentStream();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new GitBlob.Bytes(memory.ToArray());
    }

    /// <summary>Names of the files in a folder of a commit; the root is the empty path.</summary>
    public IReadOnlyList<string> Names(string commit, string folder)
    {
        if (_repository is null)
        {
            return _git.Names(commit, folder);
        }

        var top = _repository.Lookup<Commit>(commit)?.Tree;
        var tree = folder.Length == 0 ? top : top?[folder]?.Target as Tree;
        return tree?.Select(entry => entry.Name).ToList() ?? [];
    }

    public void Dispose() => _repository?.Dispose();

    private static async Task<Repository?> TryOpenAsync(
        string root,
        CancellationToken cancellationToken
    )
    {
        // A blobless clone opens, and then lacks every blob that git itself would fetch.
        if (await new Git(root).IsPartialAsync(cancellationToken))
        {
            return null;
        }

        try
        {
            return new(root);
        }
        catch (LibGit2SharpException)
        {
            return null;
        }
    }
}
