namespace PieBot.Lab.Evaluation.Metrics;

/// <summary>A figure with the ends of its 95 % interval; all are NaN where there is nothing to take it from.</summary>
internal readonly record struct Interval(double Value, double Low, double High);

/// <summary>Intervals by drawing the pairs anew with replacement, and taking percentiles (Efron and Tibshirani, An Introduction to the Bootstrap, 1993).</summary>
internal static class Bootstrap
{
    private const int Draws = 2000;
    private const double Tail = 0.025;
    private const int Seed = 20230215;

    /// <param name="figure">Of a set of pairs; NaN when it is not defined there.</param>
    public static Interval Of<T>(IReadOnlyList<T> pairs, Func<IReadOnlyList<T>, double> figure)
    {
        var value = pairs.Count == 0 ? double.NaN : figure(pairs);
        if (double.IsNaN(value))
        {
            return new(double.NaN, double.NaN, double.NaN);
        }

        var random = new Random(Seed);
        var draws = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            var sample = new T[pairs.Count];
            for (var at = 0; at < sample.Length; at++)
            {
                sample[at] = pairs[random.Next(pairs.Count)];
            }

            var one = figure(sample);
            if (!double.IsNaN(one))
            {
                draws.Add(one);
            }
        }

        draws.Sort();
        return new(value, At(draws, Tail), At(draws, 1 - Tail));
    }

    private static double At(List<double> sorted, double share) =>
        sorted[(int)Math.Round(share * (sorted.Count - 1))];
}
