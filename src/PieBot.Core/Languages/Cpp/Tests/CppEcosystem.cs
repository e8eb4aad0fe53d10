using PieBot.Core.Configuration;
using PieBot.Core.Languages.Cpp.Building;
using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Tests;

/// <summary>C and C++ projects that CMake builds and CTest tests.</summary>
internal sealed class CppEcosystem : IEcosystem
{
    private const string NoTest =
        "ctest finds no test in it, and no program that it builds is a test of googletest, Catch2 or doctest; write one, and name it with add_test() after enable_testing(); if an option of its own turns its tests on, name it in .piebot.yml (cmake: options)";

    private static readonly string[] OtherBuilders = ["meson.build", "MODULE.bazel", "xmake.lua"];

    private readonly CppLanguage _language = new();

    public string Name => "C++";

    public bool Reads(string path) => ((ILanguage)_language).Reads(path);

    public Task<IReadOnlyList<Check>> NeedsAsync(
        string checkout,
        CancellationToken cancellationToken
    ) => CMake.NeedsAsync(cancellationToken);

    public async Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        if (CMakeProjects.Outermost(head.Root, head.Files.First()) is not { } outermost)
        {
            return (
                null,
                $"there is no {CMakeProjects.Lists} with project() at the root or above {head.Files.First()}: PieBot builds C++ with CMake and tests it with CTest; for anything else name the commands in .piebot.yml"
            );
        }

        await CMake.MustBeThereAsync(cancellationToken);
        string? untested = null;
        foreach (
            var (project, unlisted) in (IEnumerable<(string, bool)>)
                [
                    (outermost, false),
                    .. TestProjects(head.Root, outermost).Select(one => (one, false)),
                    (outermost, true),
                ]
        )
        {
            if (unlisted && untested != NoTest)
            {
                break;
            }

            var name = Path.Combine(project, CMakeProjects.Lists);
            var tree = new BuildTree(
                head.Root,
                project,
                Path.Combine(Path.GetDirectoryName(head.Spare)!, "cpp", "build"),
                settings.BuildTimeout
            )
            {
                Asked = settings.CMake ?? CMakeSettings.None,
                ListsPrograms = unlisted,
            };
            Scratch.Remove(tree.Folder);
            Directory.CreateDirectory(tree.Folder);
            SourceLinks.Create(
                Path.Combine(head.Root, project),
                Path.GetDirectoryName(tree.Folder)!
            );
            clock.Enter("configure", name);
            var (options, fault) = await ConfigureAsync(tree, confinement, cancellationToken);
            if (options is null)
            {
                // What the project itself says comes before what one beside it says.
                untested ??= fault;
                continue;
            }

            clock.Enter("build", name);
            var (leftOut, unbuilt) = await TestTargets.BuildAsync(tree, cancellationToken);
            if (unbuilt is not null)
            {
                return (null, $"{name} does not build: {unbuilt}");
            }

            var programs = unlisted ? TestTargets.Programs(tree.Folder) : [];
            if (unlisted && programs.Count == 0)
            {
                break;
            }

            return (
                new CppHead(head, tree, name, options, settings, confinement, clock)
                {
                    Told = [.. leftOut, .. programs.Select(Unlisted)],
                },
                null
            );
        }

        return (
            null,
            untested == NoTest && OtherBuilder(head.Root) is { } other
                ? $"{NoTest}; if {other} has its tests, name the commands that build and run them in .piebot.yml"
                : untested
        );
    }

    private static string? OtherBuilder(string root) =>
        OtherBuilders.FirstOrDefault(file => File.Exists(Path.Combine(root, file)));

    private static string Unlisted(string program) =>
        $"{Path.GetFileName(program)} is run as a test though no add_test() names it: its framework shows that it is one";

    // Some projects have their tests in a project beside them, which adds or finds the other.
    private static IEnumerable<string> TestProjects(string root, string project) =>
        Directory
            .EnumerateDirectories(Path.Combine(root, project))
            .Select(folder => Path.GetRelativePath(root, folder))
            .Where(folder =>
                Path.GetFileName(folder).Contains("test", StringComparison.OrdinalIgnoreCase)
                && CMakeProjects.Is(Path.Combine(root, folder, CMakeProjects.Lists))
            )
            .Order(StringComparer.Ordinal);

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
                return tree.ListsPrograms ? (options, null) : (null, NoTest);
            }

            options = off;
        }
    }
}
