using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Workers;

/// <summary>Binds a process to processors, as far as the system lets us; unpinned pairs are only noisier, and the noise is measured.</summary>
internal static class Pinning
{
    // The runtime's compiler thread is busy after the start: it is to work beside the tests, not between them.
    private const string CompilerThread = ".NET Tiered";

    /// <summary>The processor that pairs share; null with only one.</summary>
    public static int? Core => OwnProcessor.Number;

    /// <summary>That processor as a mask, a bit for each by its number; null with only one.</summary>
    public static ulong? Shared => Core is { } core ? 1ul << core : null;

    /// <summary>All that this process may use but that one; null with only one, or where other processes time something on every one.</summary>
    public static ulong? Aside =>
        Shared is { } shared && !OwnProcessor.IsShared ? OwnProcessor.Others(shared) : null;

    /// <summary>All that this process may use.</summary>
    public static ulong All => OwnProcessor.Others(0);

    /// <summary>Where a worker starts that is to leave the processor that pairs share to others.</summary>
    /// <param name="until">Null: it may run anywhere at once.</param>
    /// <returns>A bit for each processor; null: anywhere.</returns>
    public static ulong? Start(CancellationToken? until) =>
        until is { IsCancellationRequested: false } ? Aside : null;

    /// <summary>Starts something whose threads all begin on some processors: to bind it when it runs misses those that it is just making.</summary>
    /// <param name="processors">A bit for each, by its number; null: anywhere.</param>
    public static T On<T>(ulong? processors, Func<T> start)
    {
        if (processors is not { } some || !OperatingSystem.IsLinux())
        {
            return start();
        }

        // A child has what the thread has that makes it. 0 is the calling thread.
        var (mask, all) = (some, All);
        _ = SetAffinity(0, sizeof(ulong), ref mask);
        try
        {
            return start();
        }
        finally
        {
            _ = SetAffinity(0, sizeof(ulong), ref all);
        }
    }

    /// <summary>
    /// Has this process leave the processor that pairs share to them, until that is disposed: what it reads, watches and
    /// compiles meanwhile would be timed with them.
    /// </summary>
    /// <returns>Null where there is no other.</returns>
    public static IDisposable? Leave()
    {
        if (Aside is not { } aside || !OperatingSystem.IsLinux())
        {
            return null;
        }

        Try(() => BindThreads(Environment.ProcessId, aside));
        return new Return();
    }

    /// <summary>Binds all threads of a running process, but never the compiler's to the one that pairs share; later threads inherit it.</summary>
    /// <param name="processors">A bit for each, by its number.</param>
    public static void TryBind(Process process, ulong processors) =>
        Try(() =>
        {
            if (OperatingSystem.IsLinux())
            {
                // In a sandbox the process that was started only waits for the one that works.
                foreach (var id in ProcessTree.Measure(process.Id).Processes)
                {
                    BindThreads(id, processors);
                }
            }
            else if (OperatingSystem.IsWindows())
            {
                process.ProcessorAffinity = (nint)processors;
            }
        });

    private static void Try(Action bind)
    {
        try
        {
            bind();
        }
        catch (Exception exception)
            when (exception
                    is Win32Exception
                        or InvalidOperationException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            // The process, or a thread of it, may have ended, which its next answer will tell.
        }
    }

    private static void BindThreads(int process, ulong mask)
    {
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            // One that has ended must not keep the others where they are.
            Try(() => BindThread(thread, mask));
        }
    }

    private static void BindThread(string thread, ulong mask)
    {
        var name = File.ReadAllText(Path.Combine(thread, "comm"));
        var id = int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture);
        var own = name.StartsWith(CompilerThread, StringComparison.Ordinal)
            ? OwnProcessor.Others(Shared ?? 0)
            : mask;
        _ = SetAffinity(id, sizeof(ulong), ref own);
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint size, ref ulong mask);

    private sealed class Return : IDisposable
    {
        public void Dispose() => Try(() => BindThreads(Environment.ProcessId, All));
    }
}
