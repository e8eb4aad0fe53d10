using System.Diagnostics;
using PieBot.Core.Languages.CSharp.Sampling;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>
/// Samples the stacks of a head's tests. Tests are repeated in a warm worker for some seconds; where no worker can drive them
/// the test program is run once. They run confined, as all code of a repository.
/// </summary>
internal sealed class Sampler(BuiltProjects built, SampleRequest request)
{
    private const long LargestTrace = 512L << 20;
    private const int MostRounds = 1000;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MostReading = TimeSpan.FromMinutes(2);

    public async Task<SampledTime> RunAsync(CancellationToken cancellationToken)
    {
        var modules = built
            .Graph.Projects.Select(project => Path.GetFileNameWithoutExtension(project))
            .Concat(
                built.Projects.Select(project => Path.GetFileNameWithoutExtension(project.Assembly))
            )
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var met = new MetMembers(request.Targets, modules);
        var notices = new List<string>();
        foreach (var project in built.Projects)
        {
            if (await SampleAsync(project, met, modules, cancellationToken) is { } fault)
            {
                notices.Add($"{project.Name} was not profiled: {fault}");
            }
        }

        return new(met.Facts(), notices);
    }

    // Null when it went well.
    private async Task<string?> SampleAsync(
        TestProject project,
        MetMembers met,
        HashSet<string> modules,
        CancellationToken cancellationToken
    )
    {
        request.Clock.Enter("profile", $"sampling the tests of {project.Name}");
        var traces = Directory.CreateDirectory(
            Path.Combine(request.Confinement.Results, $"profile-{Guid.NewGuid():n}")
        );
        var sampled = request.Confinement with
        {
            Added = SampledStacks.Environment(traces.FullName),
        };
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
                request.Timeout,
                null,
                cancellationToken
            );
            fault = run.Fault;
        }

        return fault ?? await ReadAsync(traces, met, modules, copy.Folder, cancellationToken);
    }

    private async Task<string?> RepeatAsync(
        TestProject project,
        Confinement confinement,
        CancellationToken cancellationToken
    )
    {
        await using var worker = new DotNetSuite(project).Start(
            new(confinement) { Timeout = request.Timeout, Steady = true }
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
        MetMembers met,
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
                stacks.ForEach(met.Add);
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
