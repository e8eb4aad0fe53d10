using System.Runtime.InteropServices;

namespace PieBot.Core.Processes;

/// <summary>A limit that the Linux kernel holds a running process to (<c>prlimit</c>).</summary>
internal static class ResourceLimit
{
    /// <param name="process">Its id.</param>
    /// <param name="resource">The number of <c>RLIMIT_…</c>.</param>
    /// <param name="soft">What it may use, in the resource's own unit.</param>
    /// <param name="hard">Up to where it may raise that itself, or is killed.</param>
    public static void Impose(int process, int resource, ulong soft, ulong hard)
    {
        var limit = new Limit { Soft = soft, Hard = hard };
        // A process that has ended already needs none.
        _ = SetLimit(process, resource, ref limit, 0);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    [DllImport("libc", EntryPoint = "prlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int process, int resource, ref Limit limit, nint old);
}
