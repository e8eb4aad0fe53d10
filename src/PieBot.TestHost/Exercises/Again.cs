using System.Collections;
using PieBot.Workers;

namespace PieBot.TestHost.Exercises;

/// <summary>
/// Calls a member twice with the very same objects, of which something changes in between: what an edit remembers of an
/// object is out of date then.
/// </summary>
internal static class Again
{
    private const int MostGiven = 4;
    private const int MostChanges = 6;

    /// <summary>What the second of the calls comes to, for each change of each of some calls.</summary>
    public static IEnumerable<IReadOnlyList<ObservedCall>> All(Kept kept)
    {
        foreach (var given in kept.Given.Take(MostGiven))
        {
            for (var number = 0; number < MostChanges; number++)
            {
                if (
                    Copies.Of(given) is not { } values
                    || Changes.In(values, at => MayShrink(kept, at)).ElementAtOrDefault(number)
                        is not { } change
                )
                {
                    break;
                }

                if (OneCall.With(kept, values).Count == 0)
                {
                    break;
                }

                if (change.Try())
                {
                    yield return OneCall
                        .With(kept, values)
                        .Told($"called again after {change.Words}");
                }
            }
        }
    }

    // Where tests show lists of one length alone, the member may rely on it.
    private static bool MayShrink(Kept kept, int at) =>
        kept.Given.Select(given => (given[at] as ICollection)?.Count).ToList() is var sizes
        && (sizes.Count <= 2 || sizes.Distinct().Count() > 1);
}
