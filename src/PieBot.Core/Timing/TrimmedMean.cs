namespace PieBot.Core.Timing;

/// <summary>
/// The mean without the extreme rounds. Not a median: collections fall into some rounds only, and a median would
/// hide what a candidate saves of them; not a plain mean: one stall of the machine would decide it.
/// </summary>
internal static class TrimmedMean
{
    /// <summary>Share of the values that is left out at each end.</summary>
    public const double Trim = 0.15;

    /// <param name="values">At least one; NaN in any gives NaN.</param>
    public static double Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0 || values.Any(double.IsNaN))
        {
            return double.NaN;
        }

        // Of a handful of values at least one at each end.
        var cut = values.Count < 3 ? 0 : (int)Math.Ceiling(values.Count * Trim);
        return values.Order().Skip(cut).Take(values.Count - (2 * cut)).Average();
    }
}
