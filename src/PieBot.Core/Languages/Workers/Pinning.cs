using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Workers;

/// <summary>Binds a process to one processor, as far as the system lets us; unpinned pairs are only noisier, and the noise is measured.</summary>
internal static class Pinning
{
    // The runtime's compiler thread is busy after the start: it is to work beside the tests, not between them.
    private const string CompilerThread = ".NET Tiered";

    /// <summary>The processor that pairs share; null with only one.</summary>
    public static int? Core => OwnProcessor.Number;

    /// <summary>Pins all threads of a running process, the compiler's to the other processors; later threads inherit it.</summary>
    public static void TryPin(Process process, int core)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // In a sandbox the process that was started only waits for the one that works.
                foreach (var id in ProcessTree.Measure(process.Id).Processes)
                {
                    PinThreads(id, 1ul << core);
                }
            }
            else if (OperatingSystem.IsWindows())
            {
                process.ProcessorAffinity = (nint)(1ul << core);
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

    private static void PinThreads(int process, ulong mask)
    {
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            var name = File.ReadAllText(Path.Combine(thread, "comm"));
            var id = int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture);
            var own = name.StartsWith(CompilerThread, StringComparison.Ordinal)
                ? OwnProcessor.Others(mask)
                : mask;
            _ = SetAffinity(id, sizeof(ulong), ref own);
        }
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint size, ref ulong mask);
}
