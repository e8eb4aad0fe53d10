using PieBot.Runs;
using PieBot.Timing;

namespace PieBot.Verification.DotNet;

/// <summary>Runs trials and journals each; a trial that the journal of a killed run holds is not run again.</summary>
/// <param name="known">What the journal holds.</param>
/// <param name="record">Appends to the journal.</param>
internal sealed class TrialRunner(
    VerifySettings settings,
    IReadOnlyList<TrialRecord> known,
    StageClock clock,
    Action<TrialRecord> record
) : IAsyncDisposable
{
    private const string NotEntered =
        "the edited member is not entered on both sides, so their times cannot be compared";

    private readonly PairStarter _starter = new();
    private readonly TrialSchedule _schedule = new(settings.Seed);
    private readonly Dictionary<(string, string, int), TrialRecord> _known = known
        .DistinctBy(one => (one.CandidateId, one.Stage, one.Trial))
        .ToDictionary(one => (one.CandidateId, one.Stage, one.Trial));

    /// <param name="trial">1-based in its stage.</param>
    /// <param name="words">What the user reads meanwhile.</param>
    /// <param name="next">The trial that is to be expected after this one: it is made ready meanwhile.</param>
    public async Task<(TimedTrial? Trial, TimingFault? Fault)> RunAsync(
        string candidateId,
        string stage,
        int trial,
        TimedPair pair,
        string words,
        (TimedPair Pair, int Trial)? next,
        CancellationToken cancellationToken
    )
    {
        if (_known.TryGetValue((candidateId, stage, trial), out var before))
        {
            return (before.ToTrial(), null);
        }

        clock.Enter(stage.Split(' ')[0], words);
        var (timed, fault) =
            pair.Coverage.Repetition == Repetition.WholeProgram
                ? await FreshProcesses
                    .PairAsync(pair, _schedule, trial, cancellationToken)
                    .ConfigureAwait(false)
                : await InTurnsAsync(pair, trial, next, cancellationToken).ConfigureAwait(false);
        if (timed is null)
        {
            return (null, fault);
        }

        if (!double.IsFinite(timed.LogRatio))
        {
            return (null, new(Side.Candidate, NotEntered, false, []));
        }

        record(TrialRecord.Of(candidateId, stage, trial, pair.Metric, timed));
        return (timed, null);
    }

    /// <summary>A fixed number of trials, one after the other.</summary>
    public async Task<(IReadOnlyList<TimedTrial>? Trials, TimingFault? Fault)> RunAllAsync(
        string candidateId,
        string stage,
        int count,
        TimedPair pair,
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
                    $"{candidateId}: trial {number} of {count}",
                    number < count ? (pair, number + 1) : null,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (timed is null)
            {
                return (null, fault);
            }

            trials.Add(timed);
        }

        return (trials, null);
    }

    /// <summary>Kills what was made ready for a trial that is not to come.</summary>
    public Task DropAsync() => _starter.DropAsync();

    public ValueTask DisposeAsync() => _starter.DisposeAsync();

    private async Task<(TimedTrial? Trial, TimingFault? Fault)> InTurnsAsync(
        TimedPair pair,
        int trial,
        (TimedPair Pair, int Trial)? next,
        CancellationToken cancellationToken
    )
    {
        var first = _schedule.First(trial);
        var (workers, fault) = await _starter
            .TakeAsync(pair, first, cancellationToken)
            .ConfigureAwait(false);
        if (workers is null)
        {
            return (null, fault);
        }

        await using (workers)
        {
            if (next is var (other, number))
            {
                _starter.Begin(other, _schedule.First(number), cancellationToken);
            }

            return await workers
                .RunAsync(new Turns(first, _schedule.Turns(trial)), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
