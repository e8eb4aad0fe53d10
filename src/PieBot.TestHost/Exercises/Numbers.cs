using System.Globalization;

namespace PieBot.TestHost.Exercises;

/// <summary>Numbers and days near those that tests pass, between the least and the largest of them; of one type each.</summary>
internal static class Numbers
{
    // From here on a number is no month, percentage or day of the year.
    private const double Large = 366;

    // Of whole numbers the smallest are special more often than others.
    private const int Small = 12;

    public static bool IsNumber(object? value) =>
        value
            is int
                or long
                or short
                or sbyte
                or byte
                or uint
                or ulong
                or ushort
                or double
                or float
                or decimal;

    public static bool IsDay(object? value) =>
        value is DateTime or DateOnly or DateTimeOffset or TimeSpan;

    /// <param name="shown">What tests pass in its place, all numbers.</param>
    public static IEnumerable<object> Near(object value, IReadOnlyList<object> shown, Random chance)
    {
        var number = ToDouble(value);
        var (low, high) = (shown.Min(ToDouble), shown.Max(ToDouble));
        List<double> made = [number - 1, number + 1];
        made.AddRange(Enumerable.Range(0, 3).Select(_ => low + (high - low) * chance.NextDouble()));
        if (low == high && number > 1)
        {
            // Of one number only the way down is known.
            low = 1;
            made.Add(number / 2);
        }

        if (value is not (double or float or decimal))
        {
            made.AddRange(Enumerable.Range(0, Small).Select(at => low + at));
        }

        if (high > Large)
        {
            high *= 2;
            made.Add(2 * number);
        }

        return made.Select(one => Convert(one, value, shown))
            .OfType<object>()
            .Where(one => ToDouble(one) >= low && ToDouble(one) <= high && !one.Equals(value))
            .Distinct();
    }

    /// <param name="shown">What tests pass in its place, all of its type.</param>
    public static IEnumerable<object> DaysNear(
        object value,
        IReadOnlyList<object> shown,
        Random chance
    )
    {
        var (low, high) = (shown.Min()!, shown.Max()!);
        object[] made = value switch
        {
            DateTime day => [.. Shifts(chance).Select(by => Shifted(() => day.AddDays(by)))],
            DateOnly day => [.. Shifts(chance).Select(by => Shifted(() => day.AddDays(by)))],
            DateTimeOffset day => [.. Shifts(chance).Select(by => Shifted(() => day.AddDays(by)))],
            TimeSpan span => [span / 2, span * 2, span + TimeSpan.FromSeconds(1)],
            _ => [],
        };
        var order = Comparer<object>.Default;
        return made.Concat(shown)
            .Where(one =>
                order.Compare(one, low) >= 0 && order.Compare(one, high) <= 0 && !one.Equals(value)
            )
            .Distinct();
    }

    public static double ToDouble(object value) =>
        System.Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static int[] Shifts(Random chance) => [1, -1, 31, chance.Next(-400, 400)];

    private static object Shifted<T>(Func<T> shift)
        where T : struct
    {
        try
        {
            return shift();
        }
        catch (ArgumentOutOfRangeException)
        {
            return default(T);
        }
    }

    private static object? Convert(double number, object value, IReadOnlyList<object> shown)
    {
        try
        {
            return value switch
            {
                double => number,
                float => (float)number,
                // One figure more than tests show: what is rounded away shows there.
                decimal => Math.Round(
                    (decimal)number,
                    Math.Min(28, shown.OfType<decimal>().Max(one => one.Scale) + 1)
                ),
                _ => System.Convert.ChangeType(
                    Math.Floor(number),
                    value.GetType(),
                    CultureInfo.InvariantCulture
                ),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
