using PieBot.Core.Languages.Cpp.Tests;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Languages.Python.Tests;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Targets;

namespace PieBot.Tool.Setup;

/// <summary>Parts that PieBot builds and tests without being told how.</summary>
internal static class KnownParts
{
    private const string Lists = "CMakeLists.txt";

    private static readonly string[] TestMarks =
    [
        "enable_testing",
        "add_test",
        "include(CTest)",
        "discover_tests",
    ];

    /// <param name="files">Relative to the root, forward slashes.</param>
    public static IEnumerable<FoundPart> Find(string root, IReadOnlyList<string> files)
    {
        var filter = new FileFilter([], []);
        var sources = files.Where(file => filter.ReasonByPath(file) is null).ToList();
        return
        [
            .. Part(new DotNetEcosystem(), sources, name => DotNet(root, name)),
            .. Part(new PythonEcosystem(), sources, name => Python(root, name)),
            .. Part(new CppEcosystem(), sources, name => Cpp(root, files, name)),
        ];
    }

    private static IEnumerable<FoundPart> Part(
        IEcosystem ecosystem,
        List<string> sources,
        Func<string, FoundPart> find
    ) => sources.Exists(ecosystem.Reads) ? [find(ecosystem.Name)] : [];

    private static FoundPart DotNet(string root, string name)
    {
        var graph = ProjectGraph.Read(root);
        var tests = graph
            .Projects.SelectMany(project => TestProjects.Find(root, graph, [project], []))
            .Distinct(StringComparer.Ordinal)
            .Select(test => Path.GetRelativePath(root, test).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        return tests.Count > 0
            ? new(name, Few(tests), "test projects that reference the code beside them")
            : new(
                name,
                null,
                "C# files, but no test project references their project: write one, or name the command that tests them in .piebot.yml"
            );
    }

    private static FoundPart Python(string root, string name) =>
        PythonTests.Framework(root) is { } framework
            ? new(
                name,
                framework,
                framework == PythonTests.Unittest
                    ? "every file named test*.py or *_test.py is written for it"
                    : "files named test*.py or *_test.py that are not all written for unittest"
            )
            : new(
                name,
                null,
                "Python files, but none named test*.py or *_test.py: write tests for pytest or unittest, or name the command that tests them in .piebot.yml"
            );

    private static FoundPart Cpp(string root, IReadOnlyList<string> files, string name)
    {
        var lists = files.Where(file => Path.GetFileName(file) == Lists).ToList();
        var tested = lists.Where(file => HasTests(Path.Combine(root, file))).ToList();
        return (lists, tested) switch
        {
            (_, [_, ..]) => new(name, "CTest", $"tests are named in {Few(tested)}"),
            ([_, ..], _) => new(
                name,
                null,
                $"{Few(lists)} names no test: enable_testing() and add_test() do"
            ),
            _ => new(
                name,
                null,
                $"C or C++ files, but no {Lists}: say in .piebot.yml how they are built and tested"
            ),
        };
    }

    private static bool HasTests(string lists)
    {
        var text = File.ReadAllText(lists);
        return TestMarks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    private static string Few(List<string> names) =>
        names.Count <= 3
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more";
}
