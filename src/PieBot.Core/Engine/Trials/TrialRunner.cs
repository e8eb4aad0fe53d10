using System.Diagnostics;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>Runs trials and journals each; a trial that it made before, or that the journal of a killed run holds, is not run again.</summary>
/// <param name="known">What the journal holds.</param>
/// <param name="record">Appends to the journal.</param>
/// <param name="hasSpare">Whether a trial leaves a processor idle; null: as it is on this machine.</param>
internal sealed class TrialRunner(
    VerifySettings settings,
    IReadOnlyList<TrialRecord> known,
    StageClock clock,
    Action<TrialRecord> record,
    bool? hasSpare = null
) : IAsyncDisposable
{
    private const string NotEntered =
        "the edited member is not called on both sides when its tests are repeated, as if a cache answered in its place, so their times cannot be compared";

    // What trials of each candidate took in this process.
    private readonly Dictionary<string, (int Trials, TimeSpan Took)> _taken = new(
        StringComparer.Ordinal
    );

    private readonly TrialSchedule _schedule = new(settings.Seed);
    private readonly NextPair _next = new(
        new(settings.Seed),
        hasSpare ?? Pinning.Aside is not null
    );
    private readonly Dictionary<(string, string, int), TrialRecord> _known = known
        .DistinctBy(one => (one.CandidateId, one.Stage, one.Trial))
        .ToDictionary(one => (one.CandidateId, one.Stage, one.Trial));

    public async Task<(TimedTrial? Trial, TimingFault? Fault)> RunAsync(
        TrialRequest request,
        CancellationToken cancellationToken
    )
    {
        var made = await MakeAsync(request, cancellationToken);
        if (made.Trial is null)
        {
            // None follows.
            await RestAsync();
        }

        return made;
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
                new(candidateId, stage, number, pair, words(number))
                {
                    Next = number < count ? (pair, number + 1) : null,
                },
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

    /// <summary>Starts the workers of a trial that comes after something that is not timed.</summary>
    public Task ForeseeAsync(TimedPair pair, int trial, CancellationToken cancellationToken) =>
        _next.StartAsync(pair, trial, cancellationToken);

    /// <summary>No trial follows for some time: nothing is kept started.</summary>
    public ValueTask RestAsync() => _next.DisposeAsync();

    public ValueTask DisposeAsync() => RestAsync();

    private async Task<(TimedTrial? Trial, TimingFault? Fault)> MakeAsync(
        TrialRequest request,
        CancellationToken cancellationToken
    )
    {
        var (candidateId, stage, trial, pair, _) = request;
        if (_known.TryGetValue((candidateId, stage, trial), out var before))
        {
            return (before.ToTrial(), null);
        }

        if (OutOfTime(candidateId) is { } over)
        {
            return (null, over);
        }

        clock.Enter(stage.Split(' ')[0], request.Words);
        var started = Stopwatch.GetTimestamp();
        var (timed, fault) = await PlayAsync(request, cancellationToken);
        if (fault?.Signal is { IsCrash: false })
        {
            // What came from outside need not come again: the trial has a second pair.
            (timed, fault) = await PlayAsync(request, cancellationToken);
        }

        if (fault is { FailedTests.Count: > 0 } && _next.HasStarted)
        {
            // Tests that write into one folder are in each other's way where two trials overlap.
            await _next.StopAsync();
            (timed, fault) = await PlayAsync(request, cancellationToken);
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
        TrialRequest request,
        CancellationToken cancellationToken
    ) =>
        request.Pair.Coverage.Repetition == Repetition.WholeProgram
            ? FreshProcesses.PairAsync(request.Pair, _schedule, request.Number, cancellationToken)
            : InTurnsAsync(request, cancellationToken);

    private async Task<(TimedTrial? Trial, TimingFault? Fault)> InTurnsAsync(
        TrialRequest request,
        CancellationToken cancellationToken
    )
    {
        var (pair, trial) = (request.Pair, request.Number);
        var (workers, fault) = await _next.TakeAsync(pair, trial, cancellationToken);
        if (workers is null)
        {
            return (null, fault);
        }

        await using (workers)
        {
            if (request.Next is { } next)
            {
                await _next.StartAsync(next.Pair, next.Number, cancellationToken);
            }

            return await workers.RunAsync(
                new Turns(
                    _schedule.First(trial),
                    _schedule.Turns(trial),
                    settles: pair.Coverage.Repetition != Repetition.NewProcess
                ),
                cancellationToken
            );
        }
    }
}
