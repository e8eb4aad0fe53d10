using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>
/// A second worktree in which candidates are built as the repository builds itself: for edits that a build in memory
/// cannot judge, and for the last check of the exact bytes. Made when first needed; builds in it wait for each other.
/// </summary>
internal sealed class CandidateTree(
    Head head,
    IReadOnlyList<TestProject> tested,
    OtherFrameworks others,
    CompilerServers servers,
    TimeSpan timeout
) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(1);
    private Worktree? _tree;
    private BuiltSide? _whole;

    /// <summary>Full path of the checkout; null while there is none.</summary>
    public string? Root => _tree?.Root;

    /// <summary>Builds the test projects of the head with some files replaced or added.</summary>
    /// <param name="name">Of the side's folders.</param>
    /// <param name="files">New bytes by path relative to the repository.</param>
    /// <param name="added">What the projects of the files compile besides; null where none of the code is PieBot's.</param>
    /// <returns>A side in folders of its own, or the first errors.</returns>
    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        string name,
        IReadOnlyDictionary<string, byte[]> files,
        AddedSource? added,
        CancellationToken cancellationToken
    )
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await SideAsync(name, files, added, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>The same, and edited projects for all their target frameworks: all that the repository would build of an edit.</summary>
    /// <returns>The suites, which stand until the next call, or the first errors.</returns>
    public async Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> BuildWholeAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            _whole?.Dispose();
            (_whole, var fault) = await SideAsync("whole", files, null, cancellationToken);
            fault ??= await others.FaultAsync(_tree!.Root, files.Keys, cancellationToken);
            return fault is null ? (_whole!.Suites, null) : (null, fault);
        }
        finally
        {
            _free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _whole?.Dispose();
        _free.Dispose();
        if (_tree is not null)
        {
            await _tree.DisposeAsync();
        }
    }

    private async Task<(BuiltSide? Side, string? Fault)> SideAsync(
        string name,
        IReadOnlyDictionary<string, byte[]> files,
        AddedSource? added,
        CancellationToken cancellationToken
    )
    {
        if (_tree is null && await OpenAsync(cancellationToken) is { } unrestored)
        {
            return (null, unrestored);
        }

        // An earlier candidate's files, and what its tests wrote.
        await Worktree.RestoreAsync(_tree!.Root, cancellationToken);
        foreach (var (path, bytes) in files)
        {
            var full = Full(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }

        var build = new DotNetBuild(timeout)
        {
            IsLenient = added is not null,
            Imported = added?.Write($"{_tree.Root}.added", Moved),
        };
        var projects = tested.Select(Here).ToList();
        foreach (var project in projects)
        {
            var fault = await servers.BuildAsync(
                project.ProjectFile,
                project.Framework,
                project.Compiler,
                build,
                cancellationToken
            );
            if (fault is not null)
            {
                return (null, fault);
            }
        }

        // The tree's output is overwritten by its next build, so this side takes a copy.
        var copies = projects.Select(project => OutputCopy.Lasting(project, name)).ToList();
        return (
            new(
                projects
                    .Zip(copies, (project, copy) => new DotNetSuite(project.In(copy.Folder)))
                    .ToList(),
                copies,
                false
            ),
            null
        );
    }

    private async Task<string?> OpenAsync(CancellationToken cancellationToken)
    {
        _tree = await Worktree.AddAsync(
            head.Repository,
            head.Commit,
            head.Spare,
            cancellationToken
        );
        foreach (var project in tested.Select(Here))
        {
            var fault = await DotNetCli.RestoreAsync(project.ProjectFile, cancellationToken);
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
            RunSettings = project.RunSettings is { } settings ? Moved(settings) : null,
        };

    private string Moved(string path) =>
        Path.Combine(_tree!.Root, Path.GetRelativePath(head.Root, path));
}
