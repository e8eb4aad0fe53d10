using System.Reflection;
using PieBot.Workers;

namespace PieBot.TestHost.Exercises;

/// <summary>
/// Calls a member of a record, and looks at the record's copies: all its fields are copied and compared, also those in which
/// an edit remembers something.
/// </summary>
internal static class Clones
{
    private const int MostGiven = 3;
    private const int MostChanges = 4;

    // As the compiler names it.
    private const string Clone = "<Clone>$";

    public static IEnumerable<IReadOnlyList<ObservedCall>> All(Kept kept)
    {
        foreach (var given in kept.Given.Take(MostGiven))
        {
            if (given[0]?.GetType().GetMethod(Clone) is not { } clone)
            {
                yield break;
            }

            yield return Compared(kept, given, clone);
            foreach (var property in Changes.Simple(given[0]!.GetType()).Take(MostChanges))
            {
                yield return Changed(kept, given, clone, property);
            }
        }
    }

    // Whether the call leaves it equal to what it was.
    private static IReadOnlyList<ObservedCall> Compared(
        Kept kept,
        object?[] given,
        MethodInfo clone
    )
    {
        if (Copies.Of(given) is not { } values)
        {
            return [];
        }

        var before = clone.Invoke(values[0], null)!;
        return OneCall
            .With(kept, values)
            .Select(call =>
            {
                var outcome =
                    before.Equals(values[0]) && before.GetHashCode() == values[0]!.GetHashCode()
                        ? "an equal record"
                        : "another record";
                return call with { Outcome = outcome, OutcomeHash = Stable.Hash(outcome) };
            })
            .ToList()
            .Told("compared with a copy from before the call");
    }

    // "with": a copy of which one property is another.
    private static IReadOnlyList<ObservedCall> Changed(
        Kept kept,
        object?[] given,
        MethodInfo clone,
        PropertyInfo property
    )
    {
        if (Copies.Of(given) is not { } values || OneCall.With(kept, values).Count == 0)
        {
            return [];
        }

        var copy = clone.Invoke(values[0], null)!;
        return
            Changes.Other(property.GetValue(copy)) is { } other
            && new Change("", () => property.SetValue(copy, other)).Try()
            ? OneCall
                .With(kept, [copy, .. values[1..]])
                .Told($"called on a copy with {property.Name} = {Generated.Told(other)}")
            : [];
    }
}
