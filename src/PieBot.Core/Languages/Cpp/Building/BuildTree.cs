using System.Security.Cryptography;
using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>A checkout with a build folder outside of it, configured once and built again and again with some files replaced.</summary>
/// <param name="root">The checkout.</param>
/// <param name="project">The folder of the project's first CMakeLists.txt, relative to the checkout.</param>
/// <param name="folder">The build folder.</param>
internal sealed class BuildTree(string root, string project, string folder, TimeSpan timeout)
{
    // The optimization that the project releases with; run paths that hold in a copy; tests.
    private static readonly string[] Usual =
    [
        "CMAKE_BUILD_TYPE=Release",
        "BUILD_TESTING=ON",
        "CMAKE_BUILD_RPATH_USE_ORIGIN=ON",
        "CMAKE_EXPORT_COMPILE_COMMANDS=OFF",
    ];

    // The files of the last build that went well: what stands in the folder.
    private string? _built;

    public string Folder => folder;

    /// <summary>What the repository's configuration says.</summary>
    public CMakeSettings Asked { get; init; } = CMakeSettings.None;

    /// <summary>What is built; none: all.</summary>
    public IReadOnlyList<string> Targets { get; set; } = [];

    /// <summary>Whether CTest is told of the test programs that were built, since the project names it none.</summary>
    public bool ListsPrograms { get; init; }

    /// <summary>What CMake has settled on, once it is configured.</summary>
    public string Cache => File.ReadAllText(Path.Combine(folder, "CMakeCache.txt"));

    /// <summary>Null when it went well, else the first errors.</summary>
    public Task<string?> ConfigureAsync(
        IEnumerable<string> options,
        CancellationToken cancellationToken
    ) =>
        CMake.ConfigureAsync(
            Path.Combine(root, project),
            folder,
            Asked.Preset,
            [.. Usual, .. options, .. Asked.Options],
            cancellationToken
        );

    /// <summary>Builds the checkout as it stands, with some files replaced or added for as long as it takes.</summary>
    /// <param name="files">New bytes by path relative to the checkout.</param>
    /// <returns>Null when it was built, else the first errors.</returns>
    public async Task<string?> BuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        if (files.Count == 0)
        {
            return await BuildAsync(cancellationToken);
        }

        var key = string.Join(
            '\n',
            files
                .OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => $"{file.Key} {Convert.ToHexString(SHA256.HashData(file.Value))}")
        );
        if (key == _built)
        {
            // Two runs of one side: CMake would see new files and compile all that includes them once more.
            return null;
        }

        // An earlier side's files, and what its tests wrote.
        await Worktree.RestoreAsync(root, cancellationToken);
        try
        {
            foreach (var (path, bytes) in files)
            {
                var full =
                    EditApplier.Resolve(root, path)
                    ?? throw new InvalidOperationException($"{path} lies outside the worktree");
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                await File.WriteAllBytesAsync(full, bytes, cancellationToken);
            }

            var fault = await BuildAsync(cancellationToken);
            _built = fault is null ? key : null;
            return fault;
        }
        finally
        {
            await Worktree.RestoreAsync(root, CancellationToken.None);
        }
    }

    private async Task<string?> BuildAsync(CancellationToken cancellationToken)
    {
        _built = null;
        var fault = await CMake.BuildAsync(folder, Targets, timeout, cancellationToken);
        if (fault is null && ListsPrograms)
        {
            UnlistedTests.List(folder);
        }

        return fault;
    }
}
