namespace PieBot.Core.Processes;

/// <summary>
/// Watches a process that runs code of a repository: it and what it starts stay within limits, and what outlives it is
/// killed, also what has moved to another parent, since its environment carries a mark.
/// </summary>
internal sealed class ProcessWatch : IAsyncDisposable
{
    private const string Variable = "PIEBOT_TREE";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly int _root;
    private readonly string _mark;
    private readonly ProcessLimits _limits;
    private readonly CancellationTokenSource _ended = new();
    private readonly Action _breached;
    private readonly Task _watching;
    private readonly long? _kills = MemoryShortage.Kills();
    private string? _breach;

    /// <param name="breached">Called when a limit is broken; the tree is killed by then.</param>
    /// <param name="root">Just started, with <see cref="Mark"/>'s variable in its environment.</param>
    public ProcessWatch(
        int root,
        KeyValuePair<string, string> mark,
        ProcessLimits limits,
        Action breached
    )
    {
        _root = root;
        _mark = $"{mark.Key}={mark.Value}";
        _limits = limits;
        _breached = breached;
        limits.Impose(root);
        _watching = OperatingSystem.IsLinux() ? WatchAsync(_ended.Token) : Task.CompletedTask;
    }

    /// <summary>A variable for the environment of a process to come, to know it and its children by.</summary>
    public static KeyValuePair<string, string> Mark() =>
        new(Variable, Guid.NewGuid().ToString("n"));

    /// <summary>What was broken, for people; null when nothing was.</summary>
    public string? Breach => _breach;

    /// <summary>Whether the kernel has ended processes for want of memory since; null when that is not known.</summary>
    public bool? ForMemory =>
        _kills is { } before && MemoryShortage.Kills() is { } now ? now > before : null;

    /// <summary>To be told of characters printed.</summary>
    public void Printed(long characters)
    {
        if (characters > _limits.Output)
        {
            Break($"printed more than {_limits.Output >> 20} million characters");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watching;
        ProcessTree.KillMarked(_mark);
        _ended.Dispose();
    }

    private async Task WatchAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await NextAsync(timer, ended))
        {
            var (processes, memory) = ProcessTree.Measure(_root);
            foreach (var process in processes)
            {
                // A sandbox has started its own before the first could be limited.
                _limits.Impose(process);
            }

            if (processes.Count == 0)
            {
                // What outlives it may hold its standard output open, for which others wait.
                ProcessTree.KillMarked(_mark);
            }
            else if (_limits.Broken(processes.Count, memory) is { } breach)
            {
                Break(breach);
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ended)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Break(string breach)
    {
        // A flood is told of again and again until its end is read.
        if (Interlocked.CompareExchange(ref _breach, breach, null) is null)
        {
            ProcessTree.KillMarked(_mark);
            _breached();
        }
    }
}
