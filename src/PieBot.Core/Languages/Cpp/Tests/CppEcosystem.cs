using System.Text.RegularExpressions;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.Cpp.Building;
using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Tests;

/// <summary>C and C++ projects that CMake builds and CTest tests.</summary>
internal sealed partial class CppEcosystem : IEcosystem
{
    private const string Lists = "CMakeLists.txt";

    private readonly CppLanguage _language = new();

    public string Name => "C++";

    public bool Reads(string path) => ((ILanguage)_language).Reads(path);

    public async Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        if (ProjectOf(head) is not { } project)
        {
            return (
                null,
                $"there is no {Lists} with project() at the root or above {head.Files.First()}: PieBot builds C++ with CMake and tests it with CTest; for anything else name the commands in .piebot.yml"
            );
        }

        await CMake.MustBeThereAsync(cancellationToken);
        var name = Path.Combine(project, Lists);
        var tree = new BuildTree(
            head.Root,
            project,
            Path.Combine(Path.GetDirectoryName(head.Spare)!, "cpp", "build"),
            settings.BuildTimeout
        );
        clock.Enter("configure", name);
        var (options, unconfigured) = await ConfigureAsync(tree, confinement, cancellationToken);
        if (options is null)
        {
            return (null, unconfigured);
        }

        clock.Enter("build", name);
        var unbuilt = await tree.BuildAsync(new Dictionary<string, byte[]>(), cancellationToken);
        return unbuilt is null
            ? (new CppHead(head, tree, name, options, settings, confinement, clock), null)
            : (null, $"{name} does not build: {unbuilt}");
    }

    /// <summary>Options beside the usual ones that it takes to have tests; or why there are none.</summary>
    private static async Task<(IReadOnlyList<string>? Options, string? Fault)> ConfigureAsync(
        BuildTree tree,
        Confinement confinement,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> options = [];
        while (true)
        {
            if (await tree.ConfigureAsync(options, cancellationToken) is { } fault)
            {
                return (null, $"cmake cannot configure it: {fault}");
            }

            var (tests, unlisted) = await new CTest(tree.Folder).CountAsync(
                confinement,
                cancellationToken
            );
            if (tests is not 0)
            {
                return (tests is null ? null : options, unlisted);
            }

            var off = options.Count > 0 ? [] : TestOptions.Off(tree.Cache);
            if (off.Count == 0)
            {
                return (
                    null,
                    "ctest finds no test in it; write one, and name it with add_test() after enable_testing()"
                );
            }

            options = off;
        }
    }

    // The outermost folder with a project, of those that hold an edited file.
    private static string? ProjectOf(Head head)
    {
        var folder = Path.GetDirectoryName(head.Files.First()) ?? "";
        string? found = null;
        while (true)
        {
            var lists = Path.Combine(head.Root, folder, Lists);
            if (File.Exists(lists) && Project().IsMatch(File.ReadAllText(lists)))
            {
                found = folder;
            }

            if (folder.Length == 0)
            {
                return found;
            }

            folder = Path.GetDirectoryName(folder) ?? "";
        }
    }

    [GeneratedRegex(@"^\s*project\s*\(", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Project();
}
