using MathNet.Numerics.Statistics;
using PieBot.Timing;

namespace PieBot.Verification.DotNet;

/// <summary>The timing of one comparison, whatever the protocol: a test's result and the times behind it.</summary>
/// <param name="Offloaded">The member takes less time, but the rounds as a whole do not: the work went elsewhere.</param>
internal sealed record Timings(
    TestResult Result,
    int Count,
    UnitTime Baseline,
    UnitTime Candidate,
    bool Offloaded
);

/// <summary>Trials of two workers in turns on one processor.</summary>
internal static class PairedTrials
{
    /// <param name="record">Takes each trial's raw numbers as soon as they are there.</param>
    /// <param name="tell">Takes a word on how far it is.</param>
    public static async Task<(Timings? Timings, TimingFault? Fault)> RunAsync(
        TimedPair pair,
        VerifySettings settings,
        Action<int, TrialResult> record,
        Action<int> tell,
        CancellationToken cancellationToken
    )
    {
        var schedule = new TrialSchedule(settings.Seed);
        var results = new List<TrialResult>();
        var (baseline, candidate) = (new Spent(), new Spent());
        var wall = new List<double>();
        for (var trial = 1; trial <= settings.Trials; trial++)
        {
            tell(trial);
            var first = schedule.First(trial);
            var (workers, fault) = await StartAsync(pair, first, cancellationToken)
                .ConfigureAwait(false);
            if (workers is null)
            {
                return (null, fault);
            }

            await using (workers[0])
            await using (workers[1])
            {
                var turns = new Turns(first, schedule.Turns(trial));
                fault = await PlayAsync(
                        turns,
                        workers,
                        pair.Coverage.Repetition == Repetition.OncePerProcess,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                if (fault is not null)
                {
                    return (null, fault);
                }

                baseline = baseline.Add(workers[(int)Side.Baseline].Spent);
                candidate = candidate.Add(workers[(int)Side.Candidate].Spent);
                wall.Add(
                    workers[(int)Side.Baseline].MemberWall.Median()
                        / workers[(int)Side.Candidate].MemberWall.Median()
                );
                results.Add(turns.Result());
                record(trial, results[^1]);
            }
        }

        return Conclude(
            pair,
            settings,
            results,
            IsOffloaded(baseline, candidate) || (pair.ThreadClock && IsElsewhere(results, wall))
        );
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

    private static (Timings?, TimingFault?) Conclude(
        TimedPair pair,
        VerifySettings settings,
        IReadOnlyList<TrialResult> results,
        bool offloaded
    )
    {
        var cold = pair.Coverage.Repetition == Repetition.OncePerProcess;
        var ratios = results
            .Select(result =>
                cold ? Math.Log(result.Cold.Baseline / result.Cold.Candidate) : result.LogRatio
            )
            .ToList();
        if (ratios.Any(ratio => !double.IsFinite(ratio)))
        {
            return (
                null,
                new(
                    Side.Candidate,
                    "the edited member is not entered on both sides, so their times cannot be compared",
                    false,
                    []
                )
            );
        }

        double Mean(
            Func<TrialResult, double> coldTime,
            Func<TrialResult, IReadOnlyList<double>> warm
        ) => results.Average(result => cold ? coldTime(result) : TrimmedMean.Of(warm(result)));
        return (
            new(
                PairedTest.Run(ratios, settings.Alpha),
                ratios.Count,
                new(Mean(result => result.Cold.Baseline, result => result.Baseline)),
                new(Mean(result => result.Cold.Candidate, result => result.Candidate)),
                offloaded
            ),
            null
        );
    }

    // On one processor, work that leaves the member shows elsewhere. Both sides did the same repetitions, so sums compare;
    // but only where the member is most of what a round does.
    private static bool IsOffloaded(Spent baseline, Spent candidate)
    {
        var saved = baseline.Metric - candidate.Metric;
        return saved > 0.1 * baseline.Metric
            && baseline.Metric > 0.5 * baseline.Wall
            && baseline.Wall - candidate.Wall < 0.5 * saved;
    }

    // The thread that calls the member may do less because others do it, and it waits: wall time tells.
    private static bool IsElsewhere(
        IReadOnlyList<TrialResult> results,
        IReadOnlyList<double> wallRatios
    )
    {
        var byThread = results.Select(result => result.LogRatio).Median();
        return byThread > 0.1 && Math.Log(wallRatios.Median()) < 0.5 * byThread;
    }
}
