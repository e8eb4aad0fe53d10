using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>
/// The workers of the next trial. They start and warm up while a trial runs, on the processors that it leaves idle: a start takes
/// as long as the trial itself. A trial is timed in turns of milliseconds, so what it may notice of that, both sides notice.
/// </summary>
/// <param name="spare">Whether a trial leaves a processor idle.</param>
internal sealed class NextPair(TrialSchedule schedule, bool spare) : IAsyncDisposable
{
    private Started? _started;
    private bool _spare = spare;

    /// <summary>Whether a pair was started beside a trial.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Starts the workers of a trial, where that takes nothing from the one that runs.</summary>
    public async Task StartAsync(TimedPair pair, int trial, CancellationToken cancellationToken)
    {
        await DisposeAsync();
        if (!_spare || pair.Coverage.Repetition != Repetition.InProcess)
        {
            return;
        }

        HasStarted = true;
        var release = new CancellationTokenSource();
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _started = new(
            pair,
            trial,
            release,
            stop,
            WorkerPair.StartAsync(pair, schedule.First(trial), release.Token, stop.Token)
        );
    }

    /// <summary>From now on nothing is started beside a trial.</summary>
    public ValueTask StopAsync()
    {
        _spare = HasStarted = false;
        return DisposeAsync();
    }

    /// <summary>The workers of a trial: those that were started for it, else new ones.</summary>
    public async Task<(WorkerPair? Workers, TimingFault? Fault)> TakeAsync(
        TimedPair pair,
        int trial,
        CancellationToken cancellationToken
    )
    {
        if (
            _started is { } started
            && ReferenceEquals(started.Pair, pair)
            && started.Trial == trial
        )
        {
            _started = null;
            using (started)
            {
                await started.Release.CancelAsync();
                // What befell it on a busy processor need not befall the next.
                if (await started.Workers is ({ } workers, null))
                {
                    return (workers, null);
                }
            }
        }

        await DisposeAsync();
        return await WorkerPair.StartAsync(pair, schedule.First(trial), null, cancellationToken);
    }

    /// <summary>Ends what was started and is not needed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_started is not { } started)
        {
            return;
        }

        _started = null;
        using (started)
        {
            await started.Stop.CancelAsync();
            await ((Task)started.Workers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (started.Workers is { IsCompletedSuccessfully: true, Result.Workers: { } workers })
            {
                await workers.DisposeAsync();
            }
        }
    }

    private sealed record Started(
        TimedPair Pair,
        int Trial,
        CancellationTokenSource Release,
        CancellationTokenSource Stop,
        Task<(WorkerPair? Workers, TimingFault? Fault)> Workers
    ) : IDisposable
    {
        public void Dispose()
        {
            Release.Dispose();
            Stop.Dispose();
        }
    }
}
