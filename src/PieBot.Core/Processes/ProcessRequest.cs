namespace PieBot.Core.Processes;

/// <summary>One child process to be run to its end.</summary>
internal sealed record ProcessRequest(
    string FileName,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory
)
{
    /// <summary>The whole environment of the child; null inherits ours (git, the SDK's own tools), never for code of a repository.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Variables set beside those of <see cref="Environment"/> or the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Added { get; init; } =
        new Dictionary<string, string>();

    /// <summary>After this the whole process tree is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For code of a repository; what outlives the process is then killed too. Null: none.</summary>
    public ProcessLimits? Limits { get; init; }

    /// <summary>Characters of each stream that are kept, from its end; the rest is drained and dropped.</summary>
    public int OutputLimit { get; init; } = 1 << 20;
}

/// <param name="ExitCode">-1 when the process was killed.</param>
/// <param name="Breach">The limit it broke, for people; null when none.</param>
internal sealed record ProcessResult(
    int ExitCode,
    string Output,
    string Error,
    bool TimedOut,
    TimeSpan Duration,
    string? Breach = null
)
{
    /// <summary>What ended it; null when it came to its own end, or PieBot ended it.</summary>
    public Signal? Signal => TimedOut || Breach is not null ? null : Known(Signal.Of(ExitCode));

    /// <summary>What ended a process that it ran in its turn, as its output says; null when it says nothing of the kind.</summary>
    public Signal? ToldSignal =>
        ExitCode == 0 || TimedOut || Breach is not null
            ? null
            : Known(Signal.Told(Error) ?? Signal.Told(Output));

    /// <summary>Whether the kernel ended processes for want of memory meanwhile; null when that is not known.</summary>
    public bool? ForMemory { get; init; }

    private Signal? Known(Signal? signal) =>
        signal is null ? null : signal with { ForMemory = ForMemory };

    public bool Succeeded => ExitCode == 0 && !TimedOut && Breach is null;
}
