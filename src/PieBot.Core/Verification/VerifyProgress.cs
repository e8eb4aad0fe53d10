using PieBot.Core.Runs;

namespace PieBot.Core.Verification;

/// <summary>One step of the long work, for a person to watch.</summary>
/// <param name="Stage">restore, build, baseline, cover, gate, measure, confirm.</param>
/// <param name="Message">What is being done now, or what came of it.</param>
/// <param name="Done">Candidates that have a verdict.</param>
/// <param name="Total">Candidates of this verification.</param>
/// <param name="Verdict">Set when the step ends a candidate.</param>
internal sealed record VerifyProgress(
    string Stage,
    string Message,
    int Done,
    int Total,
    Verdict? Verdict = null
)
{
    /// <summary>What the other candidates will take, by what was needed so far; null while that is not known.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>The stage of what is as good as accepted, and waits for the repository's own build.</summary>
    public const string Measured = "measured";
}
