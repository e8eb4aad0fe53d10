using MathNet.Numerics.Distributions;

namespace PieBot.Core.Timing;

/// <summary>Quantiles of Student's t distribution.</summary>
internal static class TQuantile
{
    /// <summary>The value of t that is exceeded with chance <paramref name="p"/>.</summary>
    /// <param name="p">In (0, 1).</param>
    public static double Upper(double p, double freedom) =>
        // With one degree of freedom it is Cauchy's, whose tails are too long for a search.
        freedom == 1
            ? 1 / Math.Tan(Math.PI * p)
            : -StudentT.InvCDF(0, 1, freedom, p);
}
