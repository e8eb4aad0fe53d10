using PieBot.Workers;

namespace PieBot.Verification.Proving;

/// <summary>What the calls of the edited members came to in one run of the tests that reach them.</summary>
internal static class Observation
{
    /// <summary>
    /// The first call that comes to something else at the candidate, in words; null when none does. Only calls that come
    /// to the same in two runs of the baseline count: the k-th call with equal arguments.
    /// </summary>
    public static string? FirstDifference(
        IReadOnlyList<ObservedCall> baseline,
        IReadOnlyList<ObservedCall> again,
        IReadOnlyList<ObservedCall> candidate
    )
    {
        var second = Numbered(again).ToDictionary(one => one.Key, one => one.Call.OutcomeHash);
        var expected = Numbered(baseline)
            .Where(one =>
                second.TryGetValue(one.Key, out var outcome) && outcome == one.Call.OutcomeHash
            )
            .ToDictionary(one => one.Key, one => one.Call);
        foreach (var (key, call) in Numbered(candidate))
        {
            if (expected.TryGetValue(key, out var before) && before.OutcomeHash != call.OutcomeHash)
            {
                return $"with arguments ({call.Arguments}) it gives {before.Outcome} at the baseline and {call.Outcome} with the edit";
            }
        }

        return null;
    }

    private static IEnumerable<((string, string, int) Key, ObservedCall Call)> Numbered(
        IReadOnlyList<ObservedCall> calls
    )
    {
        var counts = new Dictionary<(string, string), int>();
        foreach (var call in calls)
        {
            var of = (call.Member, call.ArgumentsHash);
            counts[of] = counts.GetValueOrDefault(of) + 1;
            yield return ((call.Member, call.ArgumentsHash, counts[of]), call);
        }
    }
}
