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

    /// <summary>Has a worker leave the processor that pairs share to others.</summary>
    /// <param name="until">Null: it may run anywhere at once.</param>
    /// <returns>To be disposed once the worker has started; null where there was nothing to do.</returns>
    public static CancellationTokenRegistration? SetAside(IWorker worker, CancellationToken? until)
    {
        if (until is not { IsCancellationRequested: false } released || Aside is not { } aside)
        {
            return null;
        }

        worker.Bind(aside);
        return released.Register(() => worker.Bind(All));
    }

    /// <summary>Binds all threads of a running process, but never the compiler's to the one that pairs share; later threads inherit it.</summary>
    /// <param name="processors">A bit for each, by its number.</param>
    public static void TryBind(Process process, ulong processors)
    {
        try
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
        }
        catch (Exception exception)
            when (exception
                    is Win32Exception
                        or InvalidOperationException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            // The process may have ended, which its next answer will tell.
        }
    }

    private static void BindThreads(int process, ulong mask)
    {
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            var name = File.ReadAllText(Path.Combine(thread, "comm"));
            var id = int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture);
            var own = name.StartsWith(CompilerThread, StringComparison.Ordinal)
                ? OwnProcessor.Others(Shared ?? 0)
                : mask;
            _ = SetAffinity(id, sizeof(ulong), ref own);
        }
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint size, ref ulong mask);
}
