namespace PieBot.Tool.GitHub.Api;

/// <summary>How long GitHub is waited for.</summary>
internal sealed record Patience
{
    /// <summary>Tries a request.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Before the second try; doubled before each further one.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What a limit without a time of its own is waited for; GitHub asks for a minute at least.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>All waits of a run together that no limit asks for.</summary>
    public TimeSpan Together { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>All waits of a run together for limits: they end, and what was verified would be lost.</summary>
    public TimeSpan LimitsTogether { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>For one answer.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock that all waits go by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
