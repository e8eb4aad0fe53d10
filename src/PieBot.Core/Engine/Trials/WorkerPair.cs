using PieBot.Core.Languages.Workers;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>Two workers that have started and are warm: one trial's fresh pair, timed in turns on one processor.</summary>
internal sealed class WorkerPair : IAsyncDisposable
{
    private readonly TimedPair _pair;
    private readonly SideWorker _baseline;
    private readonly SideWorker _candidate;

    private WorkerPair(TimedPair pair, SideWorker baseline, SideWorker candidate)
    {
        _pair = pair;
        _baseline = baseline;
        _candidate = candidate;
    }

    /// <summary>Starts both at once, each where the system puts it; only for the trial they share a processor.</summary>
    /// <param name="first">Whose worker is started first.</param>
    /// <param name="aside">As <see cref="SideWorker.StartAsync"/> takes it.</param>
    public static async Task<(WorkerPair? Workers, TimingFault? Fault)> StartAsync(
        TimedPair pair,
        Side first,
        CancellationToken? aside,
        CancellationToken cancellationToken
    )
    {
        var starting = ((Side[])[first, 1 - first])
            .Select(side => SideWorker.StartAsync(pair, side, aside, cancellationToken))
            .ToList();
        try
        {
            await Task.WhenAll(starting);
        }
        catch
        {
            // One that was started is not left behind when the other cannot be, or when both are cancelled.
            foreach (var one in starting.Where(one => one.IsCompletedSuccessfully))
            {
                await DisposeAsync([(await one).Worker]);
            }

            throw;
        }

        var started = starting.Select(one => one.Result).ToList();
        var workers = started
            .Select(one => one.Worker)
            .OfType<SideWorker>()
            .OrderBy(worker => worker.Side)
            .ToList();
        if (workers is [var baseline, var candidate])
        {
            return (new(pair, baseline, candidate), null);
        }

        await DisposeAsync(workers);
        // What befalls both sides is not the edit's doing.
        return (
            null,
            started.Select(one => one.Fault).OfType<TimingFault>().MinBy(one => one.Side)
        );
    }

    /// <summary>The trial itself: both come to one processor and take turns.</summary>
    public async Task<(TimedTrial? Trial, TimingFault? Fault)> RunAsync(
        Turns turns,
        CancellationToken cancellationToken
    )
    {
        using var alone = Pinning.Leave();
        _baseline.Pin();
        _candidate.Pin();
        var coldOnly = _pair.Coverage.Repetition == Repetition.OncePerProcess;
        var fault = await PlayAsync(turns, coldOnly, cancellationToken);
        if (fault is not null)
        {
            return (null, fault);
        }

        var rounds = turns.Result();
        var (before, fault0) = await _baseline.TotalAsync(cancellationToken);
        var (after, fault1) = await _candidate.TotalAsync(cancellationToken);
        if (before is null || after is null)
        {
            return (null, fault0 ?? fault1);
        }

        var aCall = coldOnly
            ? Math.Log(rounds.Cold.Baseline / rounds.Cold.Candidate)
            : rounds.LogRatio;
        return (
            new(aCall + Math.Log(_baseline.Calls / _candidate.Calls), rounds, before, after),
            null
        );
    }

    public ValueTask DisposeAsync() => DisposeAsync([_baseline, _candidate]);

    private static async ValueTask DisposeAsync(IEnumerable<SideWorker?> workers)
    {
        await Task.WhenAll(
            workers.OfType<SideWorker>().Select(worker => worker.DisposeAsync().AsTask())
        );
    }

    private async Task<TimingFault?> PlayAsync(
        Turns turns,
        bool coldOnly,
        CancellationToken cancellationToken
    )
    {
        for (var played = 0; turns.Next() is { } turn && !(coldOnly && played == 2); played++)
        {
            var worker = turn.Side == Side.Baseline ? _baseline : _candidate;
            // The first turn of each side is the cold one, which was had at the start.
            var (round, fault) =
                played < 2
                    ? (worker.Cold, null)
                    : await worker.RunAsync(turn.Repetitions, cancellationToken);
            if (round is not { } known)
            {
                return fault;
            }

            turns.Record(known);
        }

        return null;
    }
}
