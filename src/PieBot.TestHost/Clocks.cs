using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PieBot.TestHost;

/// <summary>User and system time of this whole process.</summary>
internal static class Clocks
{
    // From <time.h>; 12 on macOS.
    private static readonly int ProcessThreadClock = OperatingSystem.IsMacOS() ? 12 : 2;

    /// <summary>Nanoseconds; where the system has no fine clock, in steps of its accounting.</summary>
    public static long ProcessCpuNanoseconds()
    {
        if (
            !OperatingSystem.IsWindows()
            && Environment.Is64BitProcess
            && ClockGetTime(ProcessThreadClock, out var time) == 0
        )
        {
            return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
        }

        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.Ticks * 100;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
