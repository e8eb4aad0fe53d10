using System.Runtime.InteropServices;

namespace PieBot.TestHost.Commands;

/// <summary>User and system time of all children that have ended, with theirs.</summary>
internal static class ChildClock
{
    private const int Children = -1;

    /// <summary>Null where the system does not tell.</summary>
    public static long? Nanoseconds()
    {
        if (
            OperatingSystem.IsWindows()
            || !Environment.Is64BitProcess
            || GetUsage(Children, out var usage) != 0
        )
        {
            return null;
        }

        return ((usage.UserSeconds + usage.SystemSeconds) * 1_000_000_000)
            + ((usage.UserMicroseconds + usage.SystemMicroseconds) * 1000);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, out Usage usage);

    // The rest of struct rusage is not read, but written by the system.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
