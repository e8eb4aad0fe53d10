using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace PieBot.Core.Timing;

/// <summary>Quantiles of Student's t distribution.</summary>
internal static class TQuantile
{
    // Each is searched for, and few are asked for: by simulations a hundred thousand times.
    private static readonly ConcurrentDictionary<(double P, double Freedom), double> Known = new();

    /// <summary>The value of t that is exceeded with chance <paramref name="p"/>.</summary>
    /// <param name="p">In (0, 1).</param>
    public static double Upper(double p, double freedom) =>
        // With one degree of freedom it is Cauchy's, whose tails are too long for a search.
        freedom == 1
            ? 1 / Math.Tan(Math.PI * p)
        : !double.IsInteger(freedom) ? -StudentT.InvCDF(0, 1, freedom, p)
        : Known.GetOrAdd((p, freedom), static one => -StudentT.InvCDF(0, 1, one.Freedom, one.P));
}
