using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>Makes the sides of a project that names its commands: copies of the head, built by its own build command.</summary>
/// <param name="head">Built already, so that a build of a side goes on from there.</param>
internal sealed class CommandSides(
    Head head,
    CommandProject project,
    VerifySettings settings,
    Confinement confinement
) : IAsyncDisposable
{
    private Worktree? _clean;

    // Between candidates the head is cleaned of what git does not ignore.
    private bool _losesPackages;

    /// <summary>Root of a checkout of its own; null while there is none.</summary>
    public string? Root => _clean?.Root;

    public ITestSuite Suite(string folder) =>
        new CommandSuite(project, folder, settings.TestTimeout);

    /// <summary>Gets the packages that the head needs, and builds it.</summary>
    /// <returns>The first command that fails, with its last words; null when none does.</returns>
    public async Task<string?> BuildHeadAsync(CancellationToken cancellationToken)
    {
        if (await RestoreAsync(head.Root, cancellationToken) is { } fault)
        {
            return fault;
        }

        _losesPackages =
            project.Restore.Count > 0
            && (
                await new Git(head.Root).RunAsync(
                    ["ls-files", "--others", "--exclude-standard", "--directory"],
                    cancellationToken
                )
            ).Length > 0;
        return await BuildAsync(head.Root, cancellationToken);
    }

    /// <summary>A side in a folder of its own.</summary>
    /// <param name="name">Tells the folder apart.</param>
    /// <param name="texts">New text by path.</param>
    public async Task<(BuiltSide? Side, string? Fault)> SideAsync(
        string name,
        IReadOnlyDictionary<string, string> texts,
        CancellationToken cancellationToken
    )
    {
        // Beside the head's worktree, in the scratch folder that a sandbox shows.
        var copy = TreeCopy.Create(head.Root, $"{head.Root}.{name}");
        var unrestored = _losesPackages ? await RestoreAsync(copy.Root, cancellationToken) : null;
        foreach (var (path, text) in texts)
        {
            Write(copy.Root, path, file => file.Encode(text));
        }

        if ((unrestored ?? await BuildAsync(copy.Root, cancellationToken)) is { } fault)
        {
            copy.Dispose();
            return (null, fault);
        }

        return (new([Suite(copy.Root)], [copy], Quick: false), null);
    }

    /// <summary>A clean checkout with the exact bytes of some files, built from nothing.</summary>
    public async Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        if (_clean is { } earlier)
        {
            _clean = null;
            await earlier.DisposeAsync();
        }

        _clean = await Worktree.AddAsync(
            head.Repository,
            head.Commit,
            head.Spare,
            cancellationToken
        );
        // Before the edit is there: no part of it is let out of the sandbox.
        var unrestored = await RestoreAsync(_clean.Root, cancellationToken);
        foreach (var (path, bytes) in files)
        {
            Write(_clean.Root, path, _ => bytes);
        }

        return (unrestored ?? await BuildAsync(_clean.Root, cancellationToken)) is { } fault
            ? (null, fault)
            : ([Suite(_clean.Root)], null);
    }

    public ValueTask DisposeAsync() => _clean?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task<string?> RestoreAsync(string folder, CancellationToken cancellationToken) =>
        RunAsync(project.Restore, open: true, folder, cancellationToken);

    private Task<string?> BuildAsync(string folder, CancellationToken cancellationToken) =>
        RunAsync(project.Build, project.BuildNetwork, folder, cancellationToken);

    private async Task<string?> RunAsync(
        IEnumerable<string> lines,
        bool open,
        string folder,
        CancellationToken cancellationToken
    )
    {
        foreach (var line in lines)
        {
            var run = await Shell.RunAsync(
                line,
                folder,
                confinement,
                settings.BuildTimeout,
                cancellationToken,
                open
            );
            if (Shell.Fault(line, run, settings.BuildTimeout, settings.Memory) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static void Write(string root, string path, Func<SourceFile, byte[]> content)
    {
        var full =
            EditApplier.Resolve(root, path)
            ?? throw new InvalidOperationException($"{path} lies outside the worktree");
        var file = SourceFile.Parse(File.Exists(full) ? File.ReadAllBytes(full) : []);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content(file));
    }
}
