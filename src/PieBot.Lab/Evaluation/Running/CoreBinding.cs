using System.Runtime.InteropServices;

namespace PieBot.Lab.Evaluation.Running;

/// <summary>Limits the calling thread, and what it starts from now on, to one core.</summary>
internal static class CoreBinding
{
    /// <summary>The last, since the first serves most interrupts; null with only one.</summary>
    public static int? Usual => Core.Languages.Workers.Pinning.Core;

    public static void Bind(int core)
    {
        var mask = 1ul << core;
        // What cannot be bound is only noisier.
        _ = SetAffinity(0, sizeof(ulong), ref mask);
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint size, ref ulong mask);
}
