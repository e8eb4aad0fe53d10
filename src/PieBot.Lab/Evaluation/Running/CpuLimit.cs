using System.Runtime.InteropServices;

namespace PieBot.Lab.Evaluation.Running;

/// <summary>The processor time that a process may take (RLIMIT_CPU); the kernel sends it SIGXCPU, then kills it.</summary>
internal static class CpuLimit
{
    /// <summary>What the kernel sends.</summary>
    public const int Signal = 24;

    private const int Cpu = 0;

    public static void Impose(int process, int seconds)
    {
        var limit = new Limit { Soft = (ulong)seconds, Hard = (ulong)seconds + 1 };
        _ = SetLimit(process, Cpu, ref limit, 0);
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
