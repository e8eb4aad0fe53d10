using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Examining;

/// <summary>What a machine can tell.</summary>
/// <param name="Version">Of this shape.</param>
/// <param name="Timing">Null when nothing could be timed; a check says why.</param>
internal sealed record Examination(
    int Version,
    string Tool,
    IReadOnlyList<Check> Checks,
    SelfTiming? Timing
)
{
    public const int CurrentVersion = 1;

    // Who needs more than that to be seen, sees nothing that people do by way of improvement.
    private const double MostUseful = 2;

    /// <summary>Why nothing can be proved here, for people; null when something can.</summary>
    public string? Hindrance =>
        Checks.FirstOrDefault(check => check.State == CheckState.Bad) is { } bad
            ? $"{bad.Name}: {bad.Finding}"
        : Timing is null ? "nothing was timed"
        : !Timing.Control.Passed ? $"it times equal code as different ({Timing.Control.Speedup})"
        : Timing.Smallest.Ratio > MostUseful
            ? $"it is so noisy that it would miss a speedup of {new Speedup(MostUseful)}"
        : null;
}

/// <summary>A piece of code timed against itself.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Time">Mean time of a call.</param>
/// <param name="Smallest">Speedup that a comparison finds here with a chance of <paramref name="Power"/>.</param>
/// <param name="SmallestAtMost">The same should the noise be as large as it may well be.</param>
/// <param name="MostTrials">Of such a comparison.</param>
/// <param name="Duration">Wall time of a trial.</param>
internal sealed record SelfTiming(
    string Member,
    UnitTime Time,
    Noise Noise,
    ControlFacts Control,
    Speedup Smallest,
    Speedup SmallestAtMost,
    double Power,
    double Alpha,
    int MostTrials,
    TimeSpan Duration
);
