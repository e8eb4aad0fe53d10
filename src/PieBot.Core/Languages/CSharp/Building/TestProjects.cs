using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Finds the test projects that can say something about a changed project.</summary>
internal static class TestProjects
{
    private static readonly string[] Properties =
    [
        "TargetPath",
        "IsTestProject",
        "IsTestingPlatformApplication",
        "RunSettingsFilePath",
        .. CompilerPlace.Properties,
    ];

    private static readonly string[] Marks =
    [
        "Microsoft.NET.Test.Sdk",
        "MSTest",
        "xunit",
        "NUnit",
        "TUnit",
        "IsTestProject",
    ];

    /// <summary>Projects that look like tests and reach one of <paramref name="changed"/>; not evaluated yet.</summary>
    /// <param name="root">The worktree.</param>
    /// <param name="graph">Its projects.</param>
    /// <param name="changed">Full paths of the projects that own changed files.</param>
    /// <param name="chosen">Paths relative to the root that the user named; when there are any, no others are taken.</param>
    /// <exception cref="UserErrorException">A named project does not exist.</exception>
    public static IReadOnlyList<string> Find(
        string root,
        ProjectGraph graph,
        IReadOnlyCollection<string> changed,
        IReadOnlyList<string> chosen
    )
    {
        if (chosen.Count > 0)
        {
            return chosen.Select(name => Chosen(root, name)).ToList();
        }

        var found = graph
            .Projects.Where(project =>
                (graph.FactsOf(project)?.LooksLikeTests ?? LooksLikeTests(project))
                && changed.Any(one => graph.Reaches(project, one))
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        var tests = found
            .Where(project => graph.FactsOf(project)?.LooksLikeBenchmarks != true)
            .ToList();
        return tests.Count > 0 ? tests : found;
    }

    /// <summary>Evaluates a restored test project for the framework to be used; null with a reason when it cannot be run here.</summary>
    /// <param name="name">Relative to the repository, for people.</param>
    /// <param name="frameworks">That it targets; null where that is not known yet.</param>
    /// <param name="framework">The one that the user chose; null: the newest that runs here.</param>
    public static async Task<(TestProject? Project, string? Reason)> EvaluateAsync(
        string name,
        string projectFile,
        IReadOnlyList<string>? frameworks,
        string? framework,
        CancellationToken cancellationToken
    )
    {
        frameworks ??= await ProjectFrameworks.AllAsync(projectFile, cancellationToken);
        if (frameworks is null)
        {
            return (null, $"{name} cannot be evaluated by MSBuild");
        }

        if (frameworks.Count == 0)
        {
            return (null, $"{name} is an old-style project, which only Windows builds");
        }

        var chosen = framework ?? Frameworks.HighestRunnable(frameworks);
        if (chosen is null || !frameworks.Contains(chosen))
        {
            return (
                null,
                framework is null
                    ? $"{name} targets {string.Join(", ", frameworks)}, {(frameworks.Count == 1 ? "which does not run" : "none of which runs")} on this machine"
                    : $"{name} does not target {framework} but {string.Join(", ", frameworks)}"
            );
        }

        // The inner evaluation sees what restore generated, and the output path of that framework.
        var inner = await DotNetCli.EvaluateAsync(
            projectFile,
            chosen,
            Properties,
            cancellationToken
        );
        if (inner is null)
        {
            return (null, $"{name} cannot be evaluated by MSBuild for {chosen}");
        }

        var isPlatform = IsTrue(inner["IsTestingPlatformApplication"]);
        return isPlatform || IsTrue(inner["IsTestProject"])
            ? (
                new(
                    projectFile,
                    name,
                    chosen,
                    inner["TargetPath"],
                    isPlatform ? TestRunnerKind.Executable : TestRunnerKind.VSTest
                )
                {
                    RunSettings = inner["RunSettingsFilePath"] is { Length: > 0 } settings
                        ? Path.GetFullPath(settings, Path.GetDirectoryName(projectFile)!)
                        : null,
                    Compiler = CompilerPlace.Find(property => inner[property]),
                },
                null
            )
            : (null, $"{name} is not a test project");
    }

    private static bool IsTrue(string value) =>
        value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string Chosen(string root, string name)
    {
        var path = Path.GetFullPath(Path.Combine(root, name));
        return File.Exists(path) ? path
            : Directory.Exists(path) && Directory.GetFiles(path, "*.csproj") is [var only] ? only
            : throw new UserErrorException(
                $"There is no test project '{name}' at the head commit. Give --test-project a path relative to the repository."
            );
    }

    private static bool LooksLikeTests(string project)
    {
        if (
            Path.GetFileNameWithoutExtension(project)
                .Split('.', '-', '_')
                .Any(part =>
                    part.EndsWith("Test", StringComparison.OrdinalIgnoreCase)
                    || part.EndsWith("Tests", StringComparison.OrdinalIgnoreCase)
                )
        )
        {
            return true;
        }

        var text = File.ReadAllText(project);
        return Marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }
}
