using PieBot.Changes;
using PieBot.Processes;

namespace PieBot.Verification.DotNet;

/// <summary>
/// A second worktree in which candidates are built as the repository builds itself: for edits that a build in memory
/// cannot judge, and for the last check of the exact bytes. Made when first needed.
/// </summary>
internal sealed class CandidateTree(
    Baseline baseline,
    string repository,
    string commit,
    string folder
) : IAsyncDisposable
{
    private readonly Dictionary<string, byte[]?> _originals = new(StringComparer.Ordinal);
    private Worktree? _tree;

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

        Restore(files.Keys);
        foreach (var (path, bytes) in files)
        {
            var full = Full(path);
            _originals.TryAdd(path, File.Exists(full) ? File.ReadAllBytes(full) : null);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }

        var projects = baseline.Projects.Select(Here).ToList();
        foreach (var project in projects)
        {
            var fault = await DotNetCli
                .BuildAsync(project.ProjectFile, project.Framework, [], cancellationToken)
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
            .AddAsync(repository, commit, folder, cancellationToken)
            .ConfigureAwait(false);
        foreach (var project in baseline.Projects.Select(Here))
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

    // What an earlier candidate changed goes back; what is about to be written again may stay.
    private void Restore(IEnumerable<string> rewritten)
    {
        foreach (var (path, original) in _originals.ExceptBy(rewritten, pair => pair.Key).ToList())
        {
            if (original is null)
            {
                File.Delete(Full(path));
            }
            else
            {
                File.WriteAllBytes(Full(path), original);
            }

            _originals.Remove(path);
        }
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
        Path.Combine(_tree!.Root, Path.GetRelativePath(baseline.Root, path));
}
