using PieBot.Processes;

namespace PieBot.Verification.DotNet.Workers;

/// <summary>How a worker is started.</summary>
/// <param name="Assembly">The built test assembly.</param>
/// <param name="Confinement">What the process sees and may take.</param>
internal sealed record WorkerOptions(string Assembly, Confinement Confinement)
{
    /// <summary>After this without an answer the worker is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether the process is steadied for timing (see <see cref="WorkerEnvironment"/>); else it runs as tests do.</summary>
    public bool Steady { get; init; }

    /// <summary>The worker's program: shipped beside the tool.</summary>
    public string Host { get; init; } =
        Path.Combine(AppContext.BaseDirectory, "worker", "PieBot.TestHost.dll");
}

/// <summary>What became of a request: an answer, or why there is none.</summary>
/// <param name="Reply">Null when there is none.</param>
/// <param name="Fault">A sentence for people; null when there is a reply.</param>
/// <param name="TimedOut">The worker did not answer in time and was killed.</param>
internal sealed record WorkerAnswer<T>(T? Reply, string? Fault, bool TimedOut)
    where T : class;
