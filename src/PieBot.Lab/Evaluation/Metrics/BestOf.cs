namespace PieBot.Lab.Evaluation.Metrics;

/// <summary>
/// What the best of k samples would bring, had only k been drawn: the mean over all sets of k of the n that were drawn. Exact:
/// of n values in ascending order, the i-th is the greatest of C(i − 1, k − 1) of the C(n, k) sets.
/// </summary>
internal static class BestOf
{
    /// <param name="values">One a sample.</param>
    /// <param name="k">From 1 to their number; more counts as all.</param>
    public static double Mean(IReadOnlyList<double> values, int k)
    {
        var sorted = values.Order().ToList();
        var n = sorted.Count;
        k = Math.Min(k, n);
        var (mean, weight) = (0.0, (double)k / n);
        // C(i − 1, k − 1) / C(n, k), from the greatest down.
        for (var i = n; i >= k; i--)
        {
            mean += sorted[i - 1] * weight;
            weight *= i == 1 ? 0 : (double)(i - k) / (i - 1);
        }

        return mean;
    }
}
