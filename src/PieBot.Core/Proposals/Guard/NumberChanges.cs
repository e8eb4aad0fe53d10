namespace PieBot.Core.Proposals.Guard;

/// <summary>Tells numbers that are lowered, and tolerances that are widened, from the numbers of both sides.</summary>
internal static class NumberChanges
{
    // What is compared with less than this is an accuracy, and more of it is less work.
    private const double Tolerance = 0.01;

    /// <param name="before">All numbers, in the order they stand in.</param>
    public static string? Lowered(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        foreach (var (from, to) in Minus(before, after).Zip(Minus(after, before)))
        {
            if (to < from)
            {
                return Words("lowers a number", from, to);
            }
        }

        return null;
    }

    /// <summary>Each number against that in the same place, so a decoy elsewhere does not hide it.</summary>
    /// <param name="before">Numbers by the code around them.</param>
    public static string? AtPlaces(
        IReadOnlyDictionary<string, List<double>> before,
        IReadOnlyDictionary<string, List<double>> after
    )
    {
        foreach (var (place, now) in after)
        {
            if (!before.TryGetValue(place, out var old) || old.Count != now.Count)
            {
                continue;
            }

            foreach (var (from, to) in old.Zip(now))
            {
                if (to < from || (from is > 0 and < Tolerance && to > from))
                {
                    return Words(to < from ? "lowers a number" : "widens a tolerance", from, to);
                }
            }
        }

        return null;
    }

    private static string Words(string what, double from, double to) =>
        $"it {what}, {from} to {to}: less work is not faster work";

    // In the order they stand in, so that what took a number's place is held against it.
    private static List<double> Minus(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        var left = other
            .GroupBy(value => value)
            .ToDictionary(group => group.Key, group => group.Count());
        return one.Where(value =>
            {
                var rest = left.GetValueOrDefault(value);
                left[value] = rest - 1;
                return rest <= 0;
            })
            .ToList();
    }
}
