namespace PieBot.Core.Verification;

/// <summary>How long candidates will still take, from what those before them took; the last build of all of them together is not in it.</summary>
internal sealed class TimeLeft(TimeProvider time)
{
    private long? _since;
    private int _before;

    /// <summary>To be called when the first of them begins; later calls change nothing.</summary>
    /// <param name="settled">Candidates whose verdict an earlier run knew.</param>
    public void Begin(int settled)
    {
        if (_since is null)
        {
            (_since, _before) = (time.GetTimestamp(), settled);
        }
    }

    /// <param name="settled">Candidates whose verdict is known, those of an earlier run included.</param>
    /// <returns>Null while it is not known.</returns>
    public TimeSpan? Of(int settled, int total) =>
        _since is { } since && settled > _before && settled < total
            ? time.GetElapsedTime(since) / (settled - _before) * (total - settled)
            : null;
}
