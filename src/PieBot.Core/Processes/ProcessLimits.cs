namespace PieBot.Core.Processes;

/// <summary>What a process, with all that it starts, may take. Memory, files and processes are limited on Linux alone.</summary>
internal sealed record ProcessLimits
{
    private const int FileSize = 1;
    private const int Data = 2;
    private const int Core = 4;

    /// <summary>Nothing but that what outlives the process is killed.</summary>
    public static ProcessLimits Unlimited { get; } =
        new()
        {
            Memory = long.MaxValue,
            File = long.MaxValue,
            Processes = int.MaxValue,
            Output = long.MaxValue,
        };

    /// <summary>Bytes: of one process by the kernel (RLIMIT_DATA), of the tree together by watching it.</summary>
    public long Memory { get; init; } = 4L << 30;

    /// <summary>Processes of the tree at one time.</summary>
    public int Processes { get; init; } = 256;

    /// <summary>Characters on standard output, and again on standard error.</summary>
    public long Output { get; init; } = 256L << 20;

    /// <summary>Bytes of one file (RLIMIT_FSIZE).</summary>
    public long File { get; init; } = 2L << 30;

    /// <summary>Has the kernel hold a process that was just started, and what it will start, to the limits.</summary>
    public void Impose(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // A process that has ended already cannot be limited, and need not be.
        ResourceLimit.Impose(process, Data, (ulong)Memory, (ulong)Memory);
        ResourceLimit.Impose(process, FileSize, (ulong)File, (ulong)File);
        ResourceLimit.Impose(process, Core, 0, 0);
    }

    /// <summary>What a tree breaks, for people; null when nothing.</summary>
    public string? Broken(int processes, long memory) =>
        memory > Memory
            ? $"used more than {Memory >> 20} MiB of memory; if that is right, raise --memory"
        : processes > Processes ? $"started more than {Processes} processes"
        : null;
}
