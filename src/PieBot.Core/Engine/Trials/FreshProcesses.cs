using PieBot.Core.Configuration;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>One number from each fresh process: the paper's protocol, and the way for tests that no worker can repeat.</summary>
internal static class FreshProcesses
{
    /// <summary>Processes a side in the paper's protocol (arXiv 2302.07867, section 3).</summary>
    public const int PaperRuns = 25;

    private const double PhaseNanoseconds = 150e6;
    private const double TurnNanoseconds = 10e6;
    private const int LeastRounds = 4;

    /// <summary>25 processes a side in drawn order; one-tailed Welch.</summary>
    public static async Task<(Timings? Timings, TimingFault? Fault)> PaperAsync(
        TimedPair pair,
        VerifySettings settings,
        Action<TimedTrial> record,
        Action<int> tell,
        CancellationToken cancellationToken
    )
    {
        List<ProbeRun>[] runs =
        [
            [],
            [],
        ];
        foreach (var side in new TrialSchedule(settings.Seed).Processes(PaperRuns))
        {
            tell(runs[0].Count + runs[1].Count + 1);
            var (time, fault) = await TimeAsync(pair, side, cancellationToken);
            if (time is not { } known)
            {
                return (null, fault);
            }

            runs[(int)side].Add(known);
        }

        var calls = runs[0].Average(run => run.Calls);
        var times = runs.Select(side => side.Select(run => run.Nanoseconds / calls).ToList())
            .ToArray();
        record(
            new(
                Math.Log(times[0].Average() / times[1].Average()),
                new((double.NaN, double.NaN), times[0], times[1]),
                SideTotals.Unknown,
                SideTotals.Unknown
            )
        );
        var result = WelchTest.Run(times[0], times[1], settings.Alpha);
        return (new(result, PaperRuns, new(times[0].Average()), new(times[1].Average()), []), null);
    }

    /// <summary>A pair of fresh processes one after the other: what is left where a worker is impossible.</summary>
    public static async Task<(TimedTrial? Trial, TimingFault? Fault)> PairAsync(
        TimedPair pair,
        TrialSchedule schedule,
        int trial,
        CancellationToken cancellationToken
    )
    {
        var first = schedule.First(trial);
        var runs = new ProbeRun[2];
        foreach (var side in (Side[])[first, 1 - first])
        {
            var (time, fault) = await TimeAsync(pair, side, cancellationToken);
            if (time is not { } known)
            {
                return (null, fault);
            }

            runs[(int)side] = known;
        }

        var times = runs.Select(run => run.Nanoseconds / runs[0].Calls).ToArray();
        return (
            new(
                Math.Log(times[0] / times[1]),
                new((times[0], times[1]), [times[0]], [times[1]]),
                SideTotals.Unknown,
                SideTotals.Unknown
            ),
            null
        );
    }

    // What a run of the tests spends in the members, and in how many calls.
    private readonly record struct ProbeRun(double Nanoseconds, double Calls);

    private static async Task<(ProbeRun? Run, TimingFault? Fault)> TimeAsync(
        TimedPair pair,
        Side side,
        CancellationToken cancellationToken
    )
    {
        var (time, fault) =
            pair.Coverage.Repetition == Repetition.WholeProgram
                ? await WholeAsync(pair, side, cancellationToken)
                : await WorkerAsync(pair, side, cancellationToken);
        return time is { } known && !double.IsFinite(known.Nanoseconds / known.Calls)
            ? (null, new(side, "the edited member is not called", false, []))
            : (time, fault);
    }

    private static async Task<(ProbeRun?, TimingFault?)> WholeAsync(
        TimedPair pair,
        Side side,
        CancellationToken cancellationToken
    )
    {
        var (sums, fault) = await pair.Suite(side)
            .RunProbedAsync(pair.Confinement, pair.Timeout, cancellationToken);
        return sums is null
            ? (null, new(side, fault!, false, []))
            : (new(sums.Nanoseconds, sums.Calls), null);
    }

    private static async Task<(ProbeRun?, TimingFault?)> WorkerAsync(
        TimedPair pair,
        Side side,
        CancellationToken cancellationToken
    )
    {
        var (started, fault) = await SideWorker.StartAsync(pair, side, null, cancellationToken);
        if (started is null)
        {
            return (null, fault);
        }

        await using var worker = started;
        if (pair.Coverage.Repetition == Repetition.OncePerProcess)
        {
            return (new(worker.Cold.Nanoseconds, worker.Calls), null);
        }

        worker.Pin();

        var repetitions = 1;
        var rounds = new List<Round>();
        // First to warm up, then to count.
        for (var phase = 0; phase < 2; phase++)
        {
            rounds.Clear();
            while (
                rounds.Count < LeastRounds
                || rounds.Sum(round => round.WallNanoseconds) < PhaseNanoseconds
            )
            {
                var (round, broken) = await worker.RunAsync(repetitions, cancellationToken);
                if (round is not { } known)
                {
                    return (null, broken);
                }

                rounds.Add(known);
                var single = Math.Max(known.WallNanoseconds / repetitions, 1);
                repetitions =
                    phase == 0 ? (int)Math.Clamp(TurnNanoseconds / single, 1, 2000) : repetitions;
            }
        }

        var aCall = TrimmedMean.Of(rounds.Select(round => round.PerUnit).ToList());
        return (new(aCall * worker.Calls, worker.Calls), null);
    }
}
