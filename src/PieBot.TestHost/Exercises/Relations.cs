namespace PieBot.TestHost.Exercises;

/// <summary>What arguments of one call have to do with each other.</summary>
internal static class Relations
{
    /// <summary>How its numbers and days compare, each with each of its type: a start may have to come before its end.</summary>
    public static string Signs(object?[] values)
    {
        var found = new System.Text.StringBuilder();
        for (var one = 0; one < values.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (
                    (Numbers.IsNumber(values[one]) || Numbers.IsDay(values[one]))
                    && values[other]?.GetType() == values[one]!.GetType()
                )
                {
                    found
                        .Append(
                            Math.Sign(Comparer<object>.Default.Compare(values[one], values[other]))
                        )
                        .Append(' ');
                }
            }
        }

        return found.ToString();
    }

    /// <summary>What sizes have to do with each other: equal lengths, a number or all of a list within a length.</summary>
    public static HashSet<string> Of(object?[] values)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var one = 0; one < values.Length; one++)
        {
            for (var other = 0; other < values.Length; other++)
            {
                if (other == one || Items.Count(values[other]) is not { } size)
                {
                    continue;
                }

                if (Items.Count(values[one]) == size)
                {
                    found.Add($"equal {one} {other}");
                }

                if (IsWithin(values[one], size))
                {
                    found.Add($"within {one} {other}");
                }

                if (
                    Items.Of(values[one]) is { } items
                    && items.All(item => IsWithin(item, size - 1))
                )
                {
                    found.Add($"indexes {one} {other}");
                }
            }
        }

        return found;
    }

    private static bool IsWithin(object? value, int most) =>
        Numbers.IsNumber(value)
        && Numbers.ToDouble(value!) >= 0
        && Numbers.ToDouble(value!) <= most;
}
