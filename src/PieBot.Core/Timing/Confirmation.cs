using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace PieBot.Core.Timing;

/// <summary>
/// The fresh trials from which alone the posted speedup comes. Their number is fixed beforehand, from what the
/// comparison before showed: so the estimate has no winner's curse and no bias of stopping early, and its test is a plain paired t.
/// </summary>
internal static class Confirmation
{
    /// <summary>The trial is the unit of evidence: nothing is said of fewer.</summary>
    public const int LeastTrials = 4;

    // Of finding the gain again, should it be as small and as noisy as it may well be.
    private const double Power = 0.99;
    private const double Doubt = 0.2;

    /// <param name="before">Log ratios of the comparison that called the candidate faster; at least 2.</param>
    /// <param name="alpha">One-sided error of the confirmation.</param>
    /// <param name="most">No more than this.</param>
    public static int Trials(IReadOnlyList<double> before, double alpha, int most)
    {
        var (mean, deviation) = before.MeanStandardDeviation();
        var freedom = before.Count - 1;
        var spread = deviation * Math.Sqrt(freedom / ChiSquared.InvCDF(freedom, Doubt));
        var gain = mean - (TQuantile.Upper(Doubt, freedom) * deviation / Math.Sqrt(before.Count));
        for (var trials = LeastTrials; trials < most; trials++)
        {
            // As if t under a gain were its usual distribution, shifted.
            var needed = TQuantile.Upper(alpha, trials - 1) + Normal.InvCDF(0, 1, Power);
            if (gain * Math.Sqrt(trials) >= needed * spread)
            {
                return trials;
            }
        }

        return most;
    }
}
