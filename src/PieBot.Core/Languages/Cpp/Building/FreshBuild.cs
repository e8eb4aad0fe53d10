using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>Builds the head with some files replaced in a worktree of its own, configured and built from nothing each time.</summary>
/// <param name="project">The folder of the project's first CMakeLists.txt.</param>
/// <param name="options">With which the head was configured.</param>
/// <param name="targets">That are built of it; none: all.</param>
internal sealed class FreshBuild(
    Head head,
    string project,
    IReadOnlyList<string> options,
    IReadOnlyList<string> targets,
    VerifySettings settings
) : IAsyncDisposable
{
    private Worktree? _tree;

    /// <inheritdoc cref="BuildTree.ListsPrograms"/>
    public bool ListsPrograms { get; init; }

    /// <summary>Full path of the checkout; null while there is none.</summary>
    public string? Root => _tree?.Root;

    /// <param name="files">New bytes by path relative to the repository.</param>
    /// <param name="more">Further options.</param>
    /// <param name="name">Tells the build folder apart.</param>
    /// <returns>The build folder, which stands until the next of that name; or the first errors.</returns>
    public async Task<(string? Folder, string? Fault)> BuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        IReadOnlyList<string> more,
        CancellationToken cancellationToken,
        string name = "fresh"
    )
    {
        _tree ??= await Worktree.AddAsync(
            head.Repository,
            head.Commit,
            head.Spare,
            cancellationToken
        );
        var folder = Path.Combine(Path.GetDirectoryName(head.Spare)!, "cpp", name);
        Scratch.Remove(folder);
        var build = new BuildTree(_tree.Root, project, folder, settings.BuildTimeout)
        {
            Asked = settings.CMake ?? CMakeSettings.None,
            Targets = targets,
            ListsPrograms = ListsPrograms,
        };
        var fault =
            await build.ConfigureAsync([.. options, .. more], cancellationToken)
            ?? await build.BuildAsync(files, cancellationToken);
        return fault is null ? (folder, null) : (null, fault);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tree is not null)
        {
            await _tree.DisposeAsync();
        }
    }
}
