using PieBot.Timing;

namespace PieBot.Verification.DotNet;

/// <summary>A trial of two workers in turns on one processor.</summary>
internal static class WorkerPair
{
    /// <param name="trial">1-based; decides who starts first and the order of turns.</param>
    public static async Task<(TimedTrial? Trial, TimingFault? Fault)> RunAsync(
        TimedPair pair,
        TrialSchedule schedule,
        int trial,
        CancellationToken cancellationToken
    )
    {
        var first = schedule.First(trial);
        var (workers, fault) = await StartAsync(pair, first, cancellationToken)
            .ConfigureAwait(false);
        if (workers is not [var baseline, var candidate])
        {
            return (null, fault);
        }

        await using (baseline)
        await using (candidate)
        {
            var coldOnly = pair.Coverage.Repetition == Repetition.OncePerProcess;
            var turns = new Turns(first, schedule.Turns(trial));
            fault = await PlayAsync(turns, workers, coldOnly, cancellationToken)
                .ConfigureAwait(false);
            if (fault is not null)
            {
                return (null, fault);
            }

            var rounds = turns.Result();
            var (before, fault0) = await baseline
                .TotalAsync(cancellationToken)
                .ConfigureAwait(false);
            var (after, fault1) = await candidate
                .TotalAsync(cancellationToken)
                .ConfigureAwait(false);
            return before is null || after is null
                ? (null, fault0 ?? fault1)
                : (
                    new(
                        coldOnly
                            ? Math.Log(rounds.Cold.Baseline / rounds.Cold.Candidate)
                            : rounds.LogRatio,
                        rounds,
                        before,
                        after
                    ),
                    null
                );
        }
    }

    // Both start at once, each where the system puts it; only then do they share a processor.
    private static async Task<(SideWorker[]? Workers, TimingFault? Fault)> StartAsync(
        TimedPair pair,
        Side first,
        CancellationToken cancellationToken
    )
    {
        var starting = ((Side[])[first, 1 - first])
            .Select(side => SideWorker.StartAsync(pair, side, cancellationToken))
            .ToList();
        var started = await Task.WhenAll(starting).ConfigureAwait(false);
        var fault = started.Select(one => one.Fault).FirstOrDefault(one => one is not null);
        var workers = started.Select(one => one.Worker).OfType<SideWorker>().ToArray();
        if (fault is null)
        {
            foreach (var worker in workers)
            {
                worker.Pin();
            }

            return (workers.OrderBy(worker => worker.Side).ToArray(), null);
        }

        foreach (var worker in workers)
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }

        return (null, fault);
    }

    private static async Task<TimingFault?> PlayAsync(
        Turns turns,
        SideWorker[] workers,
        bool coldOnly,
        CancellationToken cancellationToken
    )
    {
        for (var played = 0; turns.Next() is { } turn && !(coldOnly && played == 2); played++)
        {
            var worker = workers[(int)turn.Side];
            // The first turn of each side is the cold one, which was had at the start.
            var (round, fault) =
                played < 2
                    ? (worker.Cold, null)
                    : await worker
                        .RunAsync(turn.Repetitions, cancellationToken)
                        .ConfigureAwait(false);
            if (round is not { } known)
            {
                return fault;
            }

            turns.Record(known);
        }

        return null;
    }
}
