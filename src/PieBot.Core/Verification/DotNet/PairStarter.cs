using PieBot.Timing;
using PieBot.Verification.DotNet.Workers;

namespace PieBot.Verification.DotNet;

/// <summary>
/// Has the next trial's pair of workers started while the current one is timed: their start takes longer than the timing,
/// and happens on the other processors. Only one pair is ahead; one that is not needed after all is killed.
/// </summary>
internal sealed class PairStarter : IAsyncDisposable
{
    private Ahead? _ahead;

    // What starts while another is timed must not share its processor, and cold runs are to have one for themselves.
    private static bool MayStartAhead(TimedPair pair) =>
        Pinning.Core is not null && pair.Coverage.Repetition == Repetition.InProcess;

    /// <summary>A warm pair: the one that was started ahead, when it is of this kind.</summary>
    public async Task<(WorkerPair? Workers, TimingFault? Fault)> TakeAsync(
        TimedPair pair,
        Side first,
        CancellationToken cancellationToken
    )
    {
        if (_ahead is { } ahead && ahead.Pair == pair && ahead.First == first)
        {
            _ahead = null;
            using (ahead.Stop)
            {
                return await ahead.Starting.ConfigureAwait(false);
            }
        }

        await DropAsync().ConfigureAwait(false);
        return await WorkerPair.StartAsync(pair, first, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins to start the pair that will be taken next.</summary>
    public void Begin(TimedPair pair, Side first, CancellationToken cancellationToken)
    {
        if (_ahead is null && MayStartAhead(pair))
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _ahead = new(pair, first, stop, WorkerPair.StartAsync(pair, first, stop.Token));
        }
    }

    /// <summary>Kills what was started ahead and is not needed.</summary>
    public async Task DropAsync()
    {
        if (_ahead is not { } ahead)
        {
            return;
        }

        _ahead = null;
        using var stop = ahead.Stop;
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            var (workers, _) = await ahead.Starting.ConfigureAwait(false);
            if (workers is not null)
            {
                await workers.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }
    }

    public async ValueTask DisposeAsync() => await DropAsync().ConfigureAwait(false);

    private sealed record Ahead(
        TimedPair Pair,
        Side First,
        CancellationTokenSource Stop,
        Task<(WorkerPair? Workers, TimingFault? Fault)> Starting
    );
}
