using System.Diagnostics;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Processes;
using PieBot.Core.Targets;
using PieBot.Workers;

namespace PieBot.Core.Profiling;

/// <summary>
/// Samples the stacks of the head's tests, so that proposals go where time is spent. Tests are repeated in a warm worker for
/// some seconds; where no worker can drive them the test program is run once. They run confined, as all code of a repository.
/// </summary>
internal sealed class Profiler(VerifySettings settings, StageClock clock)
{
    private const long LargestTrace = 512L << 20;
    private const int MostRounds = 1000;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MostReading = TimeSpan.FromMinutes(2);

    /// <param name="repository">Any folder of the repository that holds the commit.</param>
    /// <param name="commit">A full commit id.</param>
    /// <param name="targets">The members that are asked about.</param>
    /// <returns>The profile, null when there is none; and what the user should know.</returns>
    public async Task<(ProfileFacts? Profile, IReadOnlyList<string> Notices)> RunAsync(
        string repository,
        string commit,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    )
    {
        using var session = await Session.OpenAsync(repository, settings, clock, cancellationToken);
        await using var worktree = await session.CheckOutAsync(commit, "head", cancellationToken);
        var (built, unbuilt) = await DotNetEcosystem.BuildAsync(
            worktree.Root,
            targets.Select(target => target.Path).ToHashSet(StringComparer.Ordinal),
            settings,
            clock,
            cancellationToken
        );
        var notices = (built?.Notices ?? []).Union(session.Notices).ToList();
        if (built is null)
        {
            return (null, [.. notices, $"nothing was profiled: {unbuilt}"]);
        }

        var modules = built
            .Graph.Projects.Select(project => Path.GetFileNameWithoutExtension(project))
            .Concat(
                built.Projects.Select(project => Path.GetFileNameWithoutExtension(project.Assembly))
            )
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var profile = new Profile(targets, modules);
        foreach (var project in built.Projects)
        {
            if (
                await SampleAsync(
                    project,
                    session.Confinement,
                    profile,
                    modules,
                    cancellationToken
                ) is
                { } fault
            )
            {
                notices.Add($"{project.Name} was not profiled: {fault}");
            }
        }

        return (profile.Facts(), notices);
    }

    // Null when it went well.
    private async Task<string?> SampleAsync(
        TestProject project,
        Confinement confinement,
        Profile profile,
        HashSet<string> modules,
        CancellationToken cancellationToken
    )
    {
        clock.Enter("profile", $"sampling the tests of {project.Name}");
        var traces = Directory.CreateDirectory(
            Path.Combine(confinement.Results, $"profile-{Guid.NewGuid():n}")
        );
        var sampled = confinement with { Added = SampledStacks.Environment(traces.FullName) };
        using var copy = OutputCopy.Unchanged(project, "profile");
        var here = project.In(copy.Folder);
        var fault = await RepeatAsync(here, sampled, cancellationToken);
        if (fault is not null)
        {
            foreach (var file in traces.EnumerateFiles())
            {
                file.Delete();
            }

            var run = await TestRun.RunAsync(
                here,
                sampled,
                settings.TestTimeout,
                null,
                cancellationToken
            );
            fault = run.Fault;
        }

        return fault ?? await ReadAsync(traces, profile, modules, copy.Folder, cancellationToken);
    }

    private async Task<string?> RepeatAsync(
        TestProject project,
        Confinement confinement,
        CancellationToken cancellationToken
    )
    {
        await using var worker = new DotNetSuite(project).Start(
            new(confinement) { Timeout = settings.TestTimeout, Steady = true }
        );
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return discovered.Fault;
        }

        var tests = discovered.Reply.Tests.Select(test => test.Id).ToList();
        var started = Stopwatch.GetTimestamp();
        for (
            var round = 0;
            round < MostRounds && Stopwatch.GetElapsedTime(started) < Enough;
            round++
        )
        {
            // Tests that fail take time all the same.
            var run = await worker.RunAsync(tests, 1, ProbeClock.Wall, cancellationToken);
            if (run.Reply is null)
            {
                return run.Fault;
            }
        }

        // The names of what was sampled are written when the process ends by itself.
        return await worker.EndAsync(cancellationToken)
            ? null
            : "the test process did not end by itself";
    }

    private static async Task<string?> ReadAsync(
        DirectoryInfo traces,
        Profile profile,
        HashSet<string> modules,
        string symbols,
        CancellationToken cancellationToken
    )
    {
        var files = traces.GetFiles("*.nettrace");
        if (files.Length == 0)
        {
            return "its runtime wrote no samples";
        }

        foreach (var file in files)
        {
            if (file.Length > LargestTrace)
            {
                return $"its samples take more than {LargestTrace >> 20} MiB";
            }

#pragma warning disable CA1031 // A test process can write what it likes into its file; a profile is not worth a run.
            try
            {
                var stacks = await Task.Run(
                        () => SampledStacks.Read(file.FullName, modules, symbols).ToList(),
                        cancellationToken
                    )
                    .WaitAsync(MostReading, cancellationToken);
                stacks.ForEach(profile.Add);
            }
            catch (OperationCanceledException)
            {
                throw;
            }
            catch (Exception exception)
            {
                return $"its samples cannot be read ({exception.GetType().Name})";
            }
#pragma warning restore CA1031
        }

        return null;
    }
}
