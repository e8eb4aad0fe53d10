using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>A call that came to something else: what it was given, what it gave at the baseline, and what with the edit.</summary>
internal sealed record DifferentCall(string Arguments, string Baseline, string Candidate)
{
    /// <summary>Whether no test passes these arguments.</summary>
    public bool Exercise { get; init; }

    /// <summary>For people.</summary>
    public override string ToString()
    {
        var gives =
            $"({Arguments}) it {Verb(Baseline)} at the baseline and {(Does(Baseline) ? Verb(Candidate) : Candidate)} with the edit{(Baseline == Candidate ? ", which differ beyond what is shown" : "")}";
        return Exercise
            ? $"in a call that no test makes {gives}; --no-exercises compares the calls of tests alone"
            : $"with arguments {gives}";
    }

    // What it does is said as such, and what it returns is given.
    private static string Verb(string outcome) => Does(outcome) ? outcome : $"gives {outcome}";

    private static bool Does(string outcome) =>
        outcome.Split(' ')[0] is "raises" or "throws" or "prints" or "logs" or "warns" or "shares";
}

/// <summary>What the calls of edited members came to, on both sides.</summary>
/// <param name="Exercised">Calls with arguments that no test passes, of which as much is known.</param>
/// <param name="Compared">Calls of tests of which the baseline, and what it gives twice alike, says something: a value, an exception, a change.</param>
/// <param name="Different">Those that came to something else, by what tells them apart.</param>
internal sealed record Observation(
    int Compared,
    int Exercised,
    IReadOnlyDictionary<string, DifferentCall> Different
)
{
    /// <summary>Whether there are calls that the baseline does not answer twice alike.</summary>
    public bool Varies { get; init; }

    /// <summary>
    /// Calls with something to compare, none of it worked out later, that both runs of the baseline come back from, and no
    /// test of the candidate: by member and arguments, since a candidate that remembers results is not asked again by the
    /// next test.
    /// </summary>
    public IReadOnlyDictionary<string, ObservedCall> Lost { get; init; } =
        new Dictionary<string, ObservedCall>();

    /// <summary>
    /// Compares what calls come to. Only calls that come to the same in two runs of the baseline count. A call is told apart by
    /// its test, its member and its arguments, and by its order only among calls of one test that have all these in common. Where of
    /// an argument only the type is known, such calls are not the same call: then what they come to is compared as a whole,
    /// in whatever order, and only where there are as many of them.
    /// </summary>
    public static Observation Of(
        IReadOnlyList<ObservedCall> baseline,
        IReadOnlyList<ObservedCall> again,
        IReadOnlyList<ObservedCall> candidate
    )
    {
        var (first, second, third) = (Grouped(baseline), Grouped(again), Grouped(candidate));
        var (compared, exercised) = (0, 0);
        var varies = false;
        var different = new Dictionary<string, DifferentCall>(StringComparer.Ordinal);
        foreach (var (key, calls) in first)
        {
            if (
                !second.TryGetValue(key, out var repeated)
                || !third.TryGetValue(key, out var edited)
            )
            {
                continue;
            }

            var pairs = Pairs(calls, repeated, edited);
            varies |= pairs.Count == 0;
            compared += pairs.Count(pair => pair.Before is { Compared: true, Exercise: false });
            exercised += pairs.Count(pair => pair.Before is { Compared: true, Exercise: true });
            foreach (
                var (number, before, after) in pairs.Where(pair =>
                    pair.Before.OutcomeHash != pair.After.OutcomeHash
                    || pair.After.Live && !pair.Before.Live
                )
            )
            {
                different.Add(
                    $"{key}\n{number}",
                    new(
                        before.Arguments,
                        before.Outcome,
                        // What is read then may be something else by then.
                        before.OutcomeHash == after.OutcomeHash
                            ? $"{after.Outcome}, which is worked out each time it is read,"
                            : after.Outcome
                    )
                    {
                        Exercise = before.Exercise,
                    }
                );
            }
        }

        return new(compared, exercised, different)
        {
            Varies = varies,
            Lost = Kinds(baseline)
                .ExceptBy(candidate.Select(Kind), one => one.Key)
                .IntersectBy(Kinds(again).Select(one => one.Key), one => one.Key)
                .ToDictionary(StringComparer.Ordinal),
        };
    }

    private static IEnumerable<KeyValuePair<string, ObservedCall>> Kinds(
        IEnumerable<ObservedCall> calls
    ) =>
        calls
            // Where time was short, there are fewer exercises: that says nothing of those that are missing. Nor does what works
            // later and is dropped half-way: when it is told hangs on when it is collected.
            .Where(call => call is { Compared: true, Exercise: false, Lazy: false })
            .DistinctBy(Kind)
            .Select(call => KeyValuePair.Create(Kind(call), call));

    private static string Kind(ObservedCall call) => $"{call.Member}\n{call.ArgumentsHash}";

    private static List<(int Number, ObservedCall Before, ObservedCall After)> Pairs(
        List<ObservedCall> calls,
        List<ObservedCall> again,
        List<ObservedCall> edited
    )
    {
        if (calls.Concat(again).Concat(edited).Any(call => call.Opaque))
        {
            if (calls.Count != again.Count || calls.Count != edited.Count)
            {
                return [];
            }

            (calls, again, edited) = (Sorted(calls), Sorted(again), Sorted(edited));
        }

        return Enumerable
            .Range(0, Math.Min(calls.Count, Math.Min(again.Count, edited.Count)))
            .Where(at => calls[at].OutcomeHash == again[at].OutcomeHash && !calls[at].Beyond)
            .Select(at => (at, calls[at], edited[at]))
            .ToList();
    }

    private static List<ObservedCall> Sorted(List<ObservedCall> calls) =>
        calls.OrderBy(call => call.OutcomeHash, StringComparer.Ordinal).ToList();

    private static Dictionary<string, List<ObservedCall>> Grouped(
        IReadOnlyList<ObservedCall> calls
    ) =>
        calls
            .GroupBy(
                call => $"{call.Test}\n{call.Member}\n{call.ArgumentsHash}",
                StringComparer.Ordinal
            )
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
}
