namespace PieBot.Core.Engine.Trials;

/// <summary>A trial that is to be made.</summary>
/// <param name="Number">1-based in its stage.</param>
/// <param name="Words">What the user reads meanwhile.</param>
internal sealed record TrialRequest(
    string CandidateId,
    string Stage,
    int Number,
    TimedPair Pair,
    string Words
)
{
    /// <summary>The trial that is likely to follow at once, whose workers may start meanwhile; null when none is.</summary>
    public (TimedPair Pair, int Number)? Next { get; init; }
}
