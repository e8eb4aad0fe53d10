using System.Collections.Concurrent;

namespace PieBot.Core.Processes;

/// <summary>
/// The one thread that confined children are started from, which lives as long as PieBot. <c>bwrap --die-with-parent</c> sets
/// <c>PR_SET_PDEATHSIG</c>, for which the parent is the thread that made the child, not its process; a thread of the
/// pool ends when it is idle, and the sandbox with it (https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html).
/// </summary>
internal static class StartingThread
{
    private static readonly BlockingCollection<Action> Starts = [];

    static StartingThread() =>
        new Thread(() =>
        {
            foreach (var start in Starts.GetConsumingEnumerable())
            {
                start();
            }
        })
        {
            IsBackground = true,
            Name = "PieBot starts",
        }.Start();

    /// <summary>Starts something there and waits until it is started; its exceptions are thrown here.</summary>
    /// <param name="start">Must not wait for what it starts: others are waiting for their turn.</param>
    public static T Run<T>(Func<T> start)
    {
        var started = new TaskCompletionSource<T>();
        Starts.Add(() =>
        {
            try
            {
                started.SetResult(start());
            }
#pragma warning disable CA1031 // Whatever it is, it is the caller's.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                started.SetException(exception);
            }
        });
        return started.Task.GetAwaiter().GetResult();
    }
}
