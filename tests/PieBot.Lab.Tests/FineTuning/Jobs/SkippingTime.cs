namespace PieBot.Lab.Tests.FineTuning.Jobs;

/// <summary>A clock whose waits are over at once, and are written down.</summary>
internal sealed class SkippingTime : TimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        Waits.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
