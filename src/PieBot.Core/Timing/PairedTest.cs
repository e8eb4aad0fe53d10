using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace PieBot.Core.Timing;

/// <summary>What a t test of "the candidate is faster" says.</summary>
/// <param name="Estimate">Log of the speedup.</param>
/// <param name="Low">Lower end of the two-sided interval at confidence 1 − 2α, as a log.</param>
/// <param name="High">Upper end.</param>
/// <param name="T">Test statistic.</param>
/// <param name="DegreesOfFreedom">Of its t distribution.</param>
/// <param name="PValue">One-sided.</param>
internal readonly record struct TTestResult(
    double Estimate,
    double Low,
    double High,
    double T,
    double DegreesOfFreedom,
    double PValue
);

/// <summary>
/// One-sided paired t test over trials: each trial's sample is the log ratio of its two sides, which were timed in turns
/// and so share the machine's drift. H0: the mean log ratio is at most 0. (Student, Biometrika 6, 1908.)
/// </summary>
internal static class PairedTest
{
    /// <param name="logRatios">One a trial, baseline over candidate; at least 2, finite.</param>
    /// <param name="alpha">In (0, 0.5): sets the width of the interval.</param>
    /// <exception cref="ArgumentException">Fewer than two samples, or one that is not finite.</exception>
    public static TTestResult Run(IReadOnlyList<double> logRatios, double alpha)
    {
        if (logRatios.Count < 2 || logRatios.Any(value => !double.IsFinite(value)))
        {
            throw new ArgumentException(
                "at least two finite samples are needed",
                nameof(logRatios)
            );
        }

        var (mean, deviation) = logRatios.MeanStandardDeviation();
        var freedom = logRatios.Count - 1;
        var error = deviation / Math.Sqrt(logRatios.Count);
        return OneSided(mean, error, freedom, alpha);
    }

    /// <summary>The one-sided t test of an estimate with its standard error.</summary>
    internal static TTestResult OneSided(
        double estimate,
        double error,
        double freedom,
        double alpha
    )
    {
        // Samples without any spread: no error is left to divide by.
        if (error == 0)
        {
            var certain =
                estimate > 0 ? 0.0
                : estimate < 0 ? 1.0
                : 0.5;
            var sign = estimate == 0 ? 0 : double.CopySign(double.PositiveInfinity, estimate);
            return new(estimate, estimate, estimate, sign, freedom, certain);
        }

        var t = estimate / error;
        var margin = TQuantile.Upper(alpha, freedom) * error;
        return new(
            estimate,
            estimate - margin,
            estimate + margin,
            t,
            freedom,
            StudentT.CDF(0, 1, freedom, -t)
        );
    }
}
