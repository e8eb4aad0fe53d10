namespace PieBot.Timing;

internal enum Finding
{
    Faster,
    NotFaster,
    Inconclusive,

    /// <summary>Others that exclude it were faster.</summary>
    Outdone,
}

/// <summary>
/// From a test's result to a finding. Faster needs both: a gain that chance does not explain (p &lt; α), and an estimate of
/// at least the least saving. What is not faster is told apart by the interval: NotFaster when no saving worth having
/// is left in it, or when the gain is real but too small; Inconclusive when more trials could still show one.
/// </summary>
internal static class Decision
{
    /// <param name="result">Estimates as logs of speedups.</param>
    /// <param name="alpha">One-sided error.</param>
    /// <param name="minSaving">Share of the baseline's time, 0 to 1.</param>
    public static Finding Of(TestResult result, double alpha, double minSaving)
    {
        var least = -Math.Log(1 - minSaving);
        var significant = result.PValue < alpha;
        if (significant && result.Estimate > 0 && result.Estimate >= least)
        {
            return Finding.Faster;
        }

        return significant || result.High < least || result.High <= 0
            ? Finding.NotFaster
            : Finding.Inconclusive;
    }
}
