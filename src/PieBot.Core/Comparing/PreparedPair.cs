using PieBot.Core.Engine.Trials;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Timing;

namespace PieBot.Core.Comparing;

/// <summary>A member that can be timed at both commits.</summary>
/// <param name="Pair">The base in the baseline's place, the head in the candidate's.</param>
/// <param name="Calls">How often the same tests call it at base and head; null when unknown.</param>
/// <param name="Built">What is let go of once it is timed.</param>
internal sealed record PreparedPair(
    MemberPair Member,
    TimedPair Pair,
    (long Base, long Head)? Calls,
    IReadOnlyList<string> Tests,
    bool Quick,
    IReadOnlyList<BuiltSide> Built
) : IDisposable
{
    /// <summary>Whether times are told for a run of the tests instead of a call: the same tests call it more or less often.</summary>
    public bool ByRun => Pair.Metric == Metric.Member && Calls is var (one, other) && one != other;

    public void Dispose()
    {
        foreach (var side in Built)
        {
            side.Dispose();
        }
    }
}
