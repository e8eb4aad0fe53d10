using PieBot.Core.Processes;

namespace PieBot.Lab.Evaluation.Running;

/// <summary>The processor time that a process may take (RLIMIT_CPU); the kernel sends it SIGXCPU, then kills it.</summary>
internal static class CpuLimit
{
    /// <summary>What the kernel sends.</summary>
    public const int Signal = 24;

    private const int Cpu = 0;

    public static void Impose(int process, int seconds) =>
        ResourceLimit.Impose(process, Cpu, (ulong)seconds, (ulong)seconds + 1);
}
