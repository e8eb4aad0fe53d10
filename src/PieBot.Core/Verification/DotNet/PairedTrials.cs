using PieBot.Timing;

namespace PieBot.Verification.DotNet;

/// <summary>The timing of one comparison, whatever the protocol: a test's result and the times behind it.</summary>
/// <param name="Offloaded">The member's thread does less, but the process as a whole does not: the work went elsewhere.</param>
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
        var (baseline, candidate) = (
            default((double Cpu, double Metric)),
            default((double Cpu, double Metric))
        );
        for (var trial = 1; trial <= settings.Trials; trial++)
        {
            tell(trial);
            var first = schedule.First(trial);
            var (one, fault) = await SideWorker
                .StartAsync(pair, first, cancellationToken)
                .ConfigureAwait(false);
            if (one is null)
            {
                return (null, fault);
            }

            await using (one)
            {
                (var two, fault) = await SideWorker
                    .StartAsync(
                        pair,
                        first == Side.Baseline ? Side.Candidate : Side.Baseline,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                if (two is null)
                {
                    return (null, fault);
                }

                await using (two)
                {
                    var turns = new Turns(first, schedule.Turns(trial));
                    fault = await PlayAsync(
                            turns,
                            side => side == first ? one : two,
                            pair.Coverage.Repetition == Repetition.OncePerProcess,
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                    if (fault is not null)
                    {
                        return (null, fault);
                    }

                    var (b, c) =
                        first == Side.Baseline ? (one.Sums, two.Sums) : (two.Sums, one.Sums);
                    baseline = (baseline.Cpu + b.Cpu, baseline.Metric + b.Metric);
                    candidate = (candidate.Cpu + c.Cpu, candidate.Metric + c.Metric);
                    results.Add(turns.Result());
                    record(trial, results[^1]);
                }
            }
        }

        return Conclude(pair, settings, results, baseline, candidate);
    }

    private static async Task<TimingFault?> PlayAsync(
        Turns turns,
        Func<Side, SideWorker> worker,
        bool coldOnly,
        CancellationToken cancellationToken
    )
    {
        var played = 0;
        while (turns.Next() is { } turn && !(coldOnly && played == 2))
        {
            var (round, fault) = await worker(turn.Side)
                .RunAsync(turn.Repetitions, cancellationToken)
                .ConfigureAwait(false);
            if (round is not { } known)
            {
                return fault;
            }

            turns.Record(known);
            played++;
        }

        return null;
    }

    private static (Timings?, TimingFault?) Conclude(
        TimedPair pair,
        VerifySettings settings,
        IReadOnlyList<TrialResult> results,
        (double Cpu, double Metric) baseline,
        (double Cpu, double Metric) candidate
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
                pair.ThreadClock && IsOffloaded(baseline, candidate)
            ),
            null
        );
    }

    // Both sides did the same repetitions, so sums compare.
    private static bool IsOffloaded(
        (double Cpu, double Metric) baseline,
        (double Cpu, double Metric) candidate
    )
    {
        var savedByThread = baseline.Metric - candidate.Metric;
        return savedByThread > 0.1 * baseline.Metric
            && baseline.Cpu - candidate.Cpu < 0.5 * savedByThread;
    }
}
