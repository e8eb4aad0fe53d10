using PieBot.Core.Configuration;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Languages.Testing;
using PieBot.Workers;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>Finds a repository's BenchmarkDotNet project, and says how its benchmarks are built and run.</summary>
internal static class BenchmarkProjects
{
    private const string Artifacts = ".piebot-benchmarks";

    /// <param name="project">Whose benchmarks are asked for.</param>
    /// <param name="filter">Of BenchmarkDotNet, such as <c>*Parser*</c>.</param>
    /// <returns>The project with its commands; or why there is none.</returns>
    public static (CommandProject? Project, string? Fault) Find(
        Head head,
        CommandProject project,
        string filter
    )
    {
        var graph = ProjectGraph.Read(head.Root);
        var changed = head
            .Files.Select(file => graph.OwnerOf(Path.GetFullPath(Path.Combine(head.Root, file))))
            .OfType<string>()
            .ToList();
        var found = graph
            .Projects.Where(one =>
                File.ReadAllText(one).Contains("BenchmarkDotNet", StringComparison.Ordinal)
                && changed.Exists(other => graph.Reaches(one, other))
            )
            .Select(one => Path.GetRelativePath(head.Root, one).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        return found switch
        {
            [] => (
                null,
                "no project that uses BenchmarkDotNet references the changed code; leave --benchmark out, or say in .piebot.yml what to time"
            ),
            [var only] => (Commands(project, only, filter), null),
            _ => (
                null,
                $"several projects with benchmarks reference the changed code: {string.Join(", ", found)}; say in .piebot.yml which to time (timing)"
            ),
        };
    }

    // In the process itself: otherwise it would build and restore a project of its own for each run. Its own loops within
    // a process are no independent samples: short ones, and more processes.
    private static CommandProject Commands(CommandProject project, string path, string filter) =>
        project with
        {
            Name = path,
            Build = [$"dotnet build -c Release -v q --nologo {Quoted(path)}"],
            BuildNetwork = true,
            Timing = new(
                $"dotnet run -c Release --no-build --project {Quoted(path)} -- --filter {Quoted(filter)} --inProcess --job short --exporters fulljson --artifacts {Artifacts}",
                TimesFrom.BenchmarkDotNet,
                null,
                $"{Artifacts}/**/*.json"
            ),
        };

    private static string Quoted(string text) =>
        OperatingSystem.IsWindows()
            ? $"\"{text.Replace("\"", "", StringComparison.Ordinal)}\""
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
