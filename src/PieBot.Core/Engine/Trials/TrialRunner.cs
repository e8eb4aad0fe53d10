using System.Diagnostics;
using PieBot.Core.Configuration;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>Runs trials and journals each; a trial that it made before, or that the journal of a killed run holds, is not run again.</summary>
/// <param name="known">What the journal holds.</param>
/// <param name="record">Appends to the journal.</param>
internal sealed class TrialRunner(
    VerifySettings settings,
    IReadOnlyList<TrialRecord> known,
    StageClock clock,
    Action<TrialRecord> record
)
{
    private const string NotEntered =
        "the edited member is not called on both sides when its tests are repeated, as if a cache answered in its place, so their times cannot be compared";

    // What trials of each candidate took in this process.
    private readonly Dictionary<string, (int Trials, TimeSpan Took)> _taken = new(
        StringComparer.Ordinal
    );

    private readonly TrialSchedule _schedule = new(settings.Seed);
    private readonly Dictionary<(string, string, int), TrialRecord> _known = known
        .DistinctBy(one => (one.CandidateId, one.Stage, one.Trial))
        .ToDictionary(one => (one.CandidateId, one.Stage, one.Trial));

    /// <param name="trial">1-based in its stage.</param>
    /// <param name="words">What the user reads meanwhile.</param>
    public async Task<(TimedTrial? Trial, TimingFault? Fault)> RunAsync(
        string candidateId,
        string stage,
        int trial,
        TimedPair pair,
        string words,
        CancellationToken cancellationToken
    )
    {
        if (_known.TryGetValue((candidateId, stage, trial), out var before))
        {
            return (before.ToTrial(), null);
        }

        if (OutOfTime(candidateId) is { } over)
        {
            return (null, over);
        }

        clock.Enter(stage.Split(' ')[0], words);
        var started = Stopwatch.GetTimestamp();
        var (timed, fault) = await PlayAsync(pair, trial, cancellationToken);
        if (fault?.Signal is { IsCrash: false })
        {
            // What came from outside need not come again: the trial has a second pair.
            (timed, fault) = await PlayAsync(pair, trial, cancellationToken);
        }

        var (trials, took) = _taken.GetValueOrDefault(candidateId);
        _taken[candidateId] = (trials + 1, took + Stopwatch.GetElapsedTime(started));

        if (timed is null)
        {
            return (null, fault);
        }

        if (!double.IsFinite(timed.LogRatio))
        {
            return (null, new(Side.Candidate, NotEntered, false, []));
        }

        var made = TrialRecord.Of(candidateId, stage, trial, pair.Metric, timed);
        record(made);
        _known[(candidateId, stage, trial)] = made;
        return (timed, null);
    }

    /// <summary>A fixed number of trials, one after the other.</summary>
    /// <param name="words">What the user reads during a trial, by its number.</param>
    public async Task<(IReadOnlyList<TimedTrial>? Trials, TimingFault? Fault)> RunAllAsync(
        string candidateId,
        string stage,
        int count,
        TimedPair pair,
        Func<int, string> words,
        CancellationToken cancellationToken
    )
    {
        var trials = new List<TimedTrial>();
        while (trials.Count < count)
        {
            var number = trials.Count + 1;
            var (timed, fault) = await RunAsync(
                candidateId,
                stage,
                number,
                pair,
                words(number),
                cancellationToken
            );
            if (timed is null)
            {
                return (null, fault);
            }

            trials.Add(timed);
        }

        return (trials, null);
    }

    // The machine's own comparison is no candidate's.
    private TimingFault? OutOfTime(string candidateId) =>
        settings.TrialTime is { } most
        && candidateId != Control.Id
        && _taken.GetValueOrDefault(candidateId) is { Trials: > 0 } taken
        && taken.Took >= most
            ? new(
                Side.Baseline,
                $"not decided within the {Words(most)} that --max-minutes gives it: {(taken.Trials == 1 ? "its first trial" : $"its first {taken.Trials} trials")} took {Words(taken.Took)}",
                false,
                []
            )
            {
                IsOutOfTime = true,
            }
            : null;

    private static string Words(TimeSpan time) =>
        time < TimeSpan.FromMinutes(2)
            ? $"{time.TotalSeconds:0.#} seconds"
            : $"{time.TotalMinutes:0.#} minutes";

    private Task<(TimedTrial? Trial, TimingFault? Fault)> PlayAsync(
        TimedPair pair,
        int trial,
        CancellationToken cancellationToken
    ) =>
        pair.Coverage.Repetition == Repetition.WholeProgram
            ? FreshProcesses.PairAsync(pair, _schedule, trial, cancellationToken)
            : InTurnsAsync(pair, trial, cancellationToken);

    private async Task<(TimedTrial? Trial, TimingFault? Fault)> InTurnsAsync(
        TimedPair pair,
        int trial,
        CancellationToken cancellationToken
    )
    {
        var first = _schedule.First(trial);
        var (workers, fault) = await WorkerPair.StartAsync(pair, first, cancellationToken);
        if (workers is null)
        {
            return (null, fault);
        }

        await using (workers)
        {
            return await workers.RunAsync(
                new Turns(
                    first,
                    _schedule.Turns(trial),
                    settles: pair.Coverage.Repetition != Repetition.NewProcess
                ),
                cancellationToken
            );
        }
    }
}
