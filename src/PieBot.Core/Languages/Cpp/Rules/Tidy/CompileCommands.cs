using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Building;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Rules.Tidy;

/// <summary>Finds or makes a <c>compile_commands.json</c>: how each source of a repository is compiled.</summary>
internal static class CompileCommands
{
    private const string Name = "compile_commands.json";

    /// <summary>The folder with one that knows the files; null with the reason where there is none, and without where nothing builds them.</summary>
    /// <param name="scratch">A folder of ours.</param>
    /// <param name="files">Relative to the checkout, at least one.</param>
    public static async Task<(string? Folder, string? Fault)> FindAsync(
        string checkout,
        string scratch,
        IReadOnlyList<string> files,
        CancellationToken cancellationToken
    )
    {
        var root = Path.GetFullPath(checkout);
        if (
            ((string[])["", "build"]).FirstOrDefault(folder => Knows(root, folder, files)) is
            { } own
        )
        {
            return (Path.Combine(root, own), null);
        }

        if (!Programs.Has("cmake") || CMakeProjects.Outermost(root, files[0]) is not { } project)
        {
            return (null, null);
        }

        var build = Path.Combine(scratch, "build");
        var fault = await CMake.ConfigureAsync(
            Path.Combine(root, project),
            build,
            null,
            ["CMAKE_BUILD_TYPE=Release", "CMAKE_EXPORT_COMPILE_COMMANDS=ON"],
            cancellationToken
        );
        return fault is not null ? (null, fault)
            : File.Exists(Path.Combine(build, Name)) ? (build, null)
            : (null, null);
    }

    // One that was made elsewhere names other folders.
    private static bool Knows(string root, string folder, IReadOnlyList<string> files) =>
        CheckoutFile.TryRead(root, Path.Combine(folder, Name)) is { } bytes
        && SourceFile.Parse(bytes).Text is var text
        && files.Any(file =>
            text.Contains($"\"{Path.Combine(root, file)}\"", StringComparison.Ordinal)
        );
}
