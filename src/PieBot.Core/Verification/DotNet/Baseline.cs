using System.Diagnostics;
using PieBot.Processes;
using PieBot.Proposals.Projects;

namespace PieBot.Verification.DotNet;

/// <summary>The head as it stands: built once, its tests run twice, and what that promises.</summary>
/// <param name="Root">The worktree.</param>
/// <param name="Graph">Its projects.</param>
/// <param name="Projects">The test projects that reach the changed code, built in Release.</param>
/// <param name="Gate">What a candidate must keep.</param>
/// <param name="RunTime">Of the slower of the two full runs.</param>
/// <param name="Notices">Test projects that were passed over, with the reason.</param>
internal sealed record Baseline(
    string Root,
    ProjectGraph Graph,
    IReadOnlyList<TestProject> Projects,
    TestGate Gate,
    TimeSpan RunTime,
    IReadOnlyList<string> Notices
)
{
    // Twice shows most flickering; what flickers more rarely than that fails some candidate, which is the safe side.
    private const int Runs = 2;

    /// <summary>After how long a candidate's run is taken for hanging: ten times the baseline's, within bounds.</summary>
    public TimeSpan CandidateTimeout(TimeSpan most)
    {
        var ten = TimeSpan.FromSeconds(Math.Max(30, 10 * RunTime.TotalSeconds));
        return ten < most ? ten : most;
    }

    /// <summary>Restores, builds and runs; a fault is a value, since a baseline that already fails is a case.</summary>
    /// <param name="root">A worktree at head.</param>
    /// <param name="files">The files that candidates edit, relative to the root.</param>
    public static async Task<(Baseline? Baseline, string? Fault)> PrepareAsync(
        string root,
        IReadOnlyCollection<string> files,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        var (graph, projects, notices, unbuilt) = await BuildAsync(
                root,
                files,
                settings,
                clock,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (unbuilt is not null)
        {
            return (null, unbuilt);
        }

        var runs = new List<TestResults>();
        var slowest = TimeSpan.Zero;
        for (var run = 1; run <= Runs; run++)
        {
            clock.Enter("baseline", $"running all tests ({run} of {Runs})");
            var started = Stopwatch.GetTimestamp();
            var results = await RunAllAsync(
                    projects,
                    confinement,
                    settings.TestTimeout,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (results.Fault is { } fault)
            {
                return (null, $"the tests cannot be run at the baseline: {fault}");
            }

            var took = Stopwatch.GetElapsedTime(started);
            slowest = took > slowest ? took : slowest;
            runs.Add(results);
        }

        var gate = TestGate.Of(runs);
        return gate.Passing == 0
            ? (null, "no test passes at the baseline")
            : (new(root, graph, projects, gate, slowest, notices), null);
    }

    /// <summary>Restores and builds the test projects that reach some files; nothing is run.</summary>
    /// <returns>What was built; a fault when that is nothing.</returns>
    public static async Task<(
        ProjectGraph Graph,
        IReadOnlyList<TestProject> Projects,
        IReadOnlyList<string> Notices,
        string? Fault
    )> BuildAsync(
        string root,
        IReadOnlyCollection<string> files,
        VerifySettings settings,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        var graph = ProjectGraph.Read(root);
        var changed = files
            .Select(file => graph.OwnerOf(Path.GetFullPath(Path.Combine(root, file))))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var found = TestProjects.Find(root, graph, changed, settings.TestProjects);
        if (found.Count == 0)
        {
            return (
                graph,
                [],
                [],
                "no test project references the changed code; name one with --test-project"
            );
        }

        var notices = new List<string>();
        var projects = new List<TestProject>();
        foreach (var projectFile in found)
        {
            var (project, reason) = await BuildAsync(
                    root,
                    projectFile,
                    settings,
                    clock,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (project is null)
            {
                notices.Add(reason!);
            }
            else
            {
                projects.Add(project);
            }
        }

        return (graph, projects, notices, projects.Count == 0 ? string.Join("; ", notices) : null);
    }

    /// <summary>Runs every project's tests once and joins the outcomes.</summary>
    public static async Task<TestResults> RunAllAsync(
        IReadOnlyList<TestProject> projects,
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var runs = new List<(string Project, TestResults Results)>();
        foreach (var project in projects)
        {
            // Tests may write beside their assembly, or delete it: what was built stays as it is.
            using var copy = OutputCopy.Unchanged(project, "run");
            var results = await TestRun
                .RunAsync(project.In(copy.Folder), confinement, timeout, null, cancellationToken)
                .ConfigureAwait(false);
            runs.Add((project.Name, results));
            if (results.Fault is not null)
            {
                break;
            }
        }

        return TestResults.Join(runs);
    }

    private static async Task<(TestProject? Project, string? Reason)> BuildAsync(
        string root,
        string projectFile,
        VerifySettings settings,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        var name = Path.GetRelativePath(root, projectFile);
        clock.Enter("restore", name);
        if (
            await DotNetCli.RestoreAsync(projectFile, cancellationToken).ConfigureAwait(false) is
            { } unrestored
        )
        {
            return (null, $"{name} does not restore: {unrestored}");
        }

        var (project, reason) = await TestProjects
            .EvaluateAsync(root, projectFile, settings.Framework, cancellationToken)
            .ConfigureAwait(false);
        if (project is null)
        {
            return (null, reason);
        }

        clock.Enter("build", name);
        var unbuilt = await DotNetCli
            .BuildAsync(projectFile, project.Framework, settings.BuildTimeout, cancellationToken)
            .ConfigureAwait(false);
        return unbuilt is null ? (project, null) : (null, $"{name} does not build: {unbuilt}");
    }
}
