using System.Collections.Concurrent;

namespace PieBot.Testing.GitHub;

/// <summary>Time in which every wait is over at once, and has been noted.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() =>
        Start + Waits.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        Waits.Enqueue(dueTime);
        return TimeProvider.System.CreateTimer(
            callback,
            state,
            TimeSpan.Zero,
            Timeout.InfiniteTimeSpan
        );
    }
}
