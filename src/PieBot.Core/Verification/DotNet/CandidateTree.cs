using PieBot.Changes;
using PieBot.Processes;
using PieBot.Verification.Ecosystems;

namespace PieBot.Verification.DotNet;

/// <summary>
/// A second worktree in which candidates are built as the repository builds itself: for edits that a build in memory
/// cannot judge, and for the last check of the exact bytes. Made when first needed.
/// </summary>
internal sealed class CandidateTree(Head head, IReadOnlyList<TestProject> tested, TimeSpan timeout)
    : IAsyncDisposable
{
    private Worktree? _tree;

    /// <summary>Full path of the checkout; null while there is none.</summary>
    public string? Root => _tree?.Root;

    /// <summary>Builds the head with some files replaced or added.</summary>
    /// <param name="files">New bytes by path relative to the repository.</param>
    /// <returns>The test projects, built, or the first errors.</returns>
    public async Task<(IReadOnlyList<TestProject>? Projects, string? Fault)> BuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        if (
            _tree is null
            && await OpenAsync(cancellationToken).ConfigureAwait(false) is { } unrestored
        )
        {
            return (null, unrestored);
        }

        // An earlier candidate's files, and what its tests wrote.
        await Worktree.RestoreAsync(_tree!.Root, cancellationToken).ConfigureAwait(false);
        foreach (var (path, bytes) in files)
        {
            var full = Full(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }

        var projects = tested.Select(Here).ToList();
        foreach (var project in projects)
        {
            var fault = await DotNetCli
                .BuildAsync(project.ProjectFile, project.Framework, timeout, cancellationToken)
                .ConfigureAwait(false);
            if (fault is not null)
            {
                return (null, fault);
            }
        }

        return (projects, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tree is not null)
        {
            await _tree.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<string?> OpenAsync(CancellationToken cancellationToken)
    {
        _tree = await Worktree
            .AddAsync(head.Repository, head.Commit, head.Spare, cancellationToken)
            .ConfigureAwait(false);
        foreach (var project in tested.Select(Here))
        {
            var fault = await DotNetCli
                .RestoreAsync(project.ProjectFile, cancellationToken)
                .ConfigureAwait(false);
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private string Full(string path) =>
        EditApplier.Resolve(_tree!.Root, path)
        ?? throw new InvalidOperationException($"{path} lies outside the worktree");

    private TestProject Here(TestProject project) =>
        project with
        {
            ProjectFile = Moved(project.ProjectFile),
            Assembly = Moved(project.Assembly),
        };

    private string Moved(string path) =>
        Path.Combine(_tree!.Root, Path.GetRelativePath(head.Root, path));
}
