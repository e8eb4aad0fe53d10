using PieBot.Workers;

namespace PieBot.TestHost.Exercises;

/// <summary>Calls an edited member and takes what it noted of that.</summary>
internal static class OneCall
{
    /// <param name="values">The receiver and what goes in; they are not changed.</param>
    /// <returns>None where it says nothing.</returns>
    public static IReadOnlyList<ObservedCall> Of(Kept kept, object?[] values) =>
        Copies.Of(values) is { } copies ? With(kept, copies) : [];

    /// <summary>The same with the very objects that are given.</summary>
    public static IReadOnlyList<ObservedCall> With(Kept kept, object?[] values)
    {
        var came = Invocation.Of(kept.Method!, values[0], values[1..]);
        var calls = ObservedCalls.Take("");
        return came is null || came.Misses(kept.Thrown)
            ? []
            : calls
                .Take(1)
                .Select(call => call with { Exercise = true, Beyond = came.IsBeyond(kept.Thrown) })
                .ToList();
    }

    /// <summary>The calls with words on how they were made, which tell them apart from others with the same arguments.</summary>
    public static IReadOnlyList<ObservedCall> Told(
        this IReadOnlyList<ObservedCall> calls,
        string how
    ) =>
        calls
            .Select(call =>
                call with
                {
                    ArgumentsHash = Stable.Hash($"{call.ArgumentsHash} {how}"),
                    Arguments = call.Arguments.Length == 0 ? how : $"{call.Arguments}, {how}",
                }
            )
            .ToList();
}
