using PieBot.Core.Configuration;
using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>.NET projects with any test framework that has an adapter or a program of its own.</summary>
internal sealed class DotNetEcosystem : IEcosystem
{
    public string Name => ".NET";

    public bool Reads(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<Check>> NeedsAsync(
        string checkout,
        CancellationToken cancellationToken
    ) => await AskedSdk.CheckAsync(checkout, cancellationToken) is { } sdk ? [sdk] : [];

    public async Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        var servers = new CompilerServers();
        DotNetHead? prepared = null;
        try
        {
            (prepared, var fault) = await PrepareAsync(
                head,
                settings,
                servers,
                clock,
                cancellationToken
            );
            return (prepared, fault);
        }
        finally
        {
            if (prepared is null)
            {
                await servers.DisposeAsync();
            }
        }
    }

    private static async Task<(DotNetHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        CompilerServers servers,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        await using var images =
            head.Precompiles && ImageCache.OfUser() is { } cache
                ? new FrameworkImages(cache, $"{head.Spare}.ahead", cancellationToken)
                : null;
        var (built, fault) = await BuildAsync(
            head.Root,
            head.Files,
            settings,
            servers,
            clock,
            cancellationToken
        );
        if (built is null)
        {
            return (null, fault);
        }

        if (images is not null)
        {
            built = built with { Projects = built.Projects.Select(images.Prepared).ToList() };
        }

        clock.Enter("build", "is a build in memory the repository's own?");
        var memory = new MemorySides(head.Root, built, servers, settings.BuildTimeout);
        var differing = await memory.CompareAsync(head.Files, cancellationToken);
        if (images is not null)
        {
            await images.PutAsync(built.Projects, cancellationToken);
        }

        return (
            new(
                head,
                built with
                {
                    Notices = [.. built.Notices, .. differing],
                },
                memory,
                servers,
                settings
            ),
            null
        );
    }

    /// <summary>Restores and builds the test projects that reach some files; nothing is run.</summary>
    /// <returns>What was built; a fault when that is nothing.</returns>
    public static async Task<(BuiltProjects? Built, string? Fault)> BuildAsync(
        string root,
        IReadOnlyCollection<string> files,
        VerifySettings settings,
        CompilerServers servers,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        clock.Enter("discover", "which projects test the changed code?");
        var graph = await ProjectGraph.EvaluateAsync(root, cancellationToken);
        var changed = files
            .SelectMany(file => graph.OwnersOf(Path.GetFullPath(Path.Combine(root, file))))
            .ToHashSet(StringComparer.Ordinal);
        var found = TestProjects.Find(root, graph, changed, settings.TestProjects);
        if (found.Count == 0)
        {
            return (
                null,
                "no test project references the changed code; name one with --test-project"
            );
        }

        var notices = new List<string>();
        if (await DotNetFolder.NoticeAsync(root, cancellationToken) is { } notice)
        {
            notices.Add(notice);
        }

        var projects = new List<TestProject>();
        foreach (var projectFile in found)
        {
            var (project, reason) = await BuildAsync(
                root,
                projectFile,
                graph.FactsOf(projectFile),
                settings,
                servers,
                clock,
                cancellationToken
            );
            if (project is null)
            {
                notices.Add(reason!);
            }
            else
            {
                projects.Add(project);
            }
        }

        return projects.Count == 0
            ? (null, string.Join("; ", notices))
            : (new(graph, projects, notices), null);
    }

    private static async Task<(TestProject? Project, string? Reason)> BuildAsync(
        string root,
        string projectFile,
        ProjectFacts? facts,
        VerifySettings settings,
        CompilerServers servers,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        var name = Path.GetRelativePath(root, projectFile).Replace('\\', '/');
        clock.Enter("restore", name);
        if (await DotNetCli.RestoreAsync(projectFile, cancellationToken) is { } unrestored)
        {
            return (null, $"{name} does not restore: {RestoreAdvice.Add(unrestored)}");
        }

        var (project, reason) = await TestProjects.EvaluateAsync(
            name,
            projectFile,
            facts?.Frameworks,
            settings.Framework,
            cancellationToken
        );
        if (project is null)
        {
            return (null, reason);
        }

        clock.Enter("build", name);
        var unbuilt = await servers.BuildAsync(
            projectFile,
            project.Framework,
            project.Compiler,
            new(settings.BuildTimeout),
            cancellationToken
        );
        return unbuilt is null ? (project, null) : (null, $"{name} does not build: {unbuilt}");
    }
}

/// <summary>The test projects of a checkout that reach some files, built in Release.</summary>
/// <param name="Graph">All projects of the checkout.</param>
/// <param name="Notices">Test projects that were passed over, with the reason.</param>
internal sealed record BuiltProjects(
    ProjectGraph Graph,
    IReadOnlyList<TestProject> Projects,
    IReadOnlyList<string> Notices
)
{
    /// <summary>The projects that compile a file and that tests reach, the one it lies in first.</summary>
    /// <param name="file">Full path.</param>
    public IReadOnlyList<string> OwnersOf(string file) =>
        Graph
            .OwnersOf(file)
            .Where(owner => Projects.Any(tests => Graph.Reaches(tests.ProjectFile, owner)))
            .ToList();
}
