namespace PieBot.Core.Proposals.Models.Cost;

/// <summary>
/// Keeps a run within its tokens and requests: the most that a request may take is set aside before it is sent, so that the
/// caps hold whatever comes back.
/// </summary>
internal sealed class Budget(long maxTokens, int maxRequests)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _released = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private long _tokens;
    private int _requests;
    private int _open;

    /// <summary>Waits for requests under way where what they leave may be enough.</summary>
    /// <returns>Null when there is room; else the cap that is reached.</returns>
    public async Task<string?> ReserveAsync(long tokens, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task released;
            lock (_lock)
            {
                if (_requests >= maxRequests)
                {
                    return $"{maxRequests} requests (--max-requests)";
                }

                if (_tokens + tokens <= maxTokens)
                {
                    _tokens += tokens;
                    _requests++;
                    _open++;
                    return null;
                }

                if (_open == 0)
                {
                    return $"{maxTokens:N0} tokens (--max-tokens)";
                }

                released = _released.Task;
            }

            await released.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Gives back what a request did not take.</summary>
    /// <param name="reserved">As it was reserved.</param>
    /// <param name="spent">Tokens it took, in and out.</param>
    public void Release(long reserved, long spent)
    {
        lock (_lock)
        {
            _tokens += spent - reserved;
            _open--;
            _released.SetResult();
            _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
