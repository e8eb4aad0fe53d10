namespace PieBot.TestHost.Exercises;

/// <summary>
/// What the tests show of one argument, or of the elements of one. Numbers stay between the least and the largest, and grow only
/// where they are large. Lists that are always of one length, in order, or without repetition stay so, and rows of one width
/// stay as many.
/// </summary>
internal sealed class Shown
{
    public Shown(IReadOnlyList<object?> values)
    {
        Values = values;
        var sizes = values
            .Where(one => one is not string)
            .Select(Items.Count)
            .OfType<int>()
            .ToList();
        IsFixed = sizes.Count > 2 && sizes.Distinct().Count() == 1;
        MayBeEmpty = sizes.Contains(0);
        var rows = values
            .Select(Items.Of)
            .OfType<object?[]>()
            .Where(one => one.Length > 1)
            .ToList();
        var count = rows.Sum(one => one.Length);
        // A few in order, or different, may be so by chance.
        IsSorted = (count > 5 || rows.Any(one => one.Length > 3)) && rows.All(IsInOrder);
        IsUnique =
            count > 5 && rows.Count > 1 && rows.All(one => one.Distinct().Count() == one.Length);
        HasRows = rows.Any(AreRows);
        Elements = rows.SelectMany(one => one).ToList();
    }

    public IReadOnlyList<object?> Values { get; }

    public bool IsFixed { get; }

    public bool MayBeEmpty { get; }

    public bool IsSorted { get; }

    public bool IsUnique { get; }

    public bool HasRows { get; }

    public IReadOnlyList<object?> Elements { get; }

    public static bool IsInOrder(IReadOnlyList<object?> items) =>
        items.All(one => one is IComparable)
        && items.Select(one => one!.GetType()).Distinct().Count() <= 1
        && Enumerable
            .Range(1, Math.Max(0, items.Count - 1))
            .All(at => Comparer<object?>.Default.Compare(items[at - 1], items[at]) <= 0);

    public static bool AreRows(IReadOnlyList<object?> items)
    {
        var sizes = items.Select(Items.Count).ToList();
        return sizes.Count > 1 && sizes[0] > 1 && sizes.All(one => one == sizes[0]);
    }
}
