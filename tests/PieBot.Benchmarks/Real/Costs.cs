using System.Diagnostics;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Verification;

namespace PieBot.Benchmarks.Real;

/// <summary>What verification costs beside the processes that it cannot do without.</summary>
internal static class Costs
{
    /// <summary>Mean seconds of a candidate's build in memory, its output folder included, and of <c>dotnet build --no-restore</c> after the same change of a line.</summary>
    /// <param name="candidates">The first build in memory loads the project, and is one of them.</param>
    public static async Task<(double InMemory, double Full)> BuildsAsync(int candidates, int full)
    {
        var repository = await GeneratedRepository.CreateAsync().ConfigureAwait(false);
        var workshop = await Workshop.OpenAsync(repository).ConfigureAwait(false);
        await using (workshop.ConfigureAwait(false))
        {
            var inMemory = await workshop.BuildSecondsAsync(candidates).ConfigureAwait(false);
            var seconds = 0.0;
            for (var build = 0; build < full; build++)
            {
                seconds += await repository
                    .BuildChangedAsync($"full {build}")
                    .ConfigureAwait(false);
            }

            return (inMemory, seconds / full);
        }
    }

    /// <summary>Wall time of a whole verification of one candidate, and the part of it in which some child process ran.</summary>
    public static async Task<(TimeSpan Whole, TimeSpan Busy)> VerifyAsync(double speedup)
    {
        using var repository = await GeneratedRepository.CreateAsync().ConfigureAwait(false);
        using var folder = new TemporaryFolder();
        var candidate = repository.Candidate(KnownMember.Middle, speedup, "only");
        using var watching = new CancellationTokenSource();
        var started = Stopwatch.GetTimestamp();
        var watch = BusyAsync(watching.Token);
        await new Verifier(new() { MinSaving = 0 }, null)
            .VerifyAsync(
                repository.Root,
                new(
                    ProposalFile.CurrentVersion,
                    "benchmark",
                    new ChangeSet(repository.Head, repository.Head, false, [], [], []),
                    [candidate],
                    []
                ),
                new RunFolder(folder.Path),
                CancellationToken.None
            )
            .ConfigureAwait(false);
        var whole = Stopwatch.GetElapsedTime(started);
        await watching.CancelAsync().ConfigureAwait(false);
        return (whole, await watch.ConfigureAwait(false));
    }

    // Looks often enough, and counts the time between two looks as busy when the later one sees a child.
    private static async Task<TimeSpan> BusyAsync(CancellationToken stop)
    {
        var busy = TimeSpan.Zero;
        var last = Stopwatch.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(5, CancellationToken.None).ConfigureAwait(false);
            var (processes, _) = ProcessTree.Measure(Environment.ProcessId);
            var now = Stopwatch.GetTimestamp();
            busy += processes.Count > 1 ? Stopwatch.GetElapsedTime(last, now) : TimeSpan.Zero;
            last = now;
        }

        return busy;
    }
}
