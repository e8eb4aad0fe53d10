using MathNet.Numerics.Statistics;

namespace PieBot.Core.Timing;

/// <summary>
/// The PIE paper's test: unpaired, unequal variances, one-tailed. H0: the candidate's mean time is not below the
/// baseline's. (Welch, Biometrika 34, 1947; arXiv 2302.07867, section 3.)
/// </summary>
internal static class WelchTest
{
    /// <param name="baseline">Times of single processes, at least 2, in any one unit.</param>
    /// <param name="candidate">The same of the candidate.</param>
    /// <param name="alpha">In (0, 0.5): sets the width of the interval.</param>
    /// <returns>T, degrees of freedom and p of the difference of means; estimate and interval of the log of the ratio of means (delta method).</returns>
    public static TTestResult Run(
        IReadOnlyList<double> baseline,
        IReadOnlyList<double> candidate,
        double alpha
    )
    {
        if (baseline.Count < 2 || candidate.Count < 2)
        {
            throw new ArgumentException("at least two runs per side are needed", nameof(baseline));
        }

        var (mean0, variance0) = baseline.MeanVariance();
        var (mean1, variance1) = candidate.MeanVariance();
        var (share0, share1) = (variance0 / baseline.Count, variance1 / candidate.Count);
        var difference = PairedTest.OneSided(
            mean0 - mean1,
            Math.Sqrt(share0 + share1),
            Freedom(share0, baseline.Count, share1, candidate.Count),
            alpha
        );
        var (relative0, relative1) = (share0 / (mean0 * mean0), share1 / (mean1 * mean1));
        var ratio = PairedTest.OneSided(
            Math.Log(mean0 / mean1),
            Math.Sqrt(relative0 + relative1),
            Freedom(relative0, baseline.Count, relative1, candidate.Count),
            alpha
        );
        return difference with { Estimate = ratio.Estimate, Low = ratio.Low, High = ratio.High };
    }

    // Welch-Satterthwaite.
    private static double Freedom(double share0, int count0, double share1, int count1)
    {
        var sum = share0 + share1;
        return sum == 0
            ? count0 + count1 - 2
            : sum * sum / ((share0 * share0 / (count0 - 1)) + (share1 * share1 / (count1 - 1)));
    }
}
