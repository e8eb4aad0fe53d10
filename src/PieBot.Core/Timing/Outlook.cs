using MathNet.Numerics.Distributions;

namespace PieBot.Core.Timing;

/// <summary>What more trials would tell of a comparison that was left open.</summary>
internal static class Outlook
{
    // Of a test at alpha, should the gain be what it seems.
    private const double Power = 0.9;

    /// <summary>Nobody waits for more.</summary>
    public const int Most = 400;

    /// <summary>
    /// How many trials would tell, with a chance of nine in ten, whether the gain is there (where the estimate is one worth
    /// having) or is not (where it is less): n = ((t(α) + z(0.9))·s / distance)², as if t were normal.
    /// </summary>
    /// <param name="result">Of the trials so far, with an interval at confidence 1 − 2α.</param>
    /// <returns>More than were made; null when it would be more than <see cref="Most"/>.</returns>
    public static int? Trials(TTestResult result, int trials, double alpha, double minSaving)
    {
        var worth = Decision.Worth(minSaving);
        var deviation =
            (result.High - result.Estimate)
            / TQuantile.Upper(alpha, result.DegreesOfFreedom)
            * Math.Sqrt(trials);
        var distance = result.Estimate >= worth ? result.Estimate : worth - result.Estimate;
        var needed = Math.Pow(
            (Normal.InvCDF(0, 1, 1 - alpha) + Normal.InvCDF(0, 1, Power)) * deviation / distance,
            2
        );
        return needed > Most ? null : Math.Max(trials + 1, (int)Math.Ceiling(needed));
    }
}
