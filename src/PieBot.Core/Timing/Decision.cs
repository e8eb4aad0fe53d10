namespace PieBot.Core.Timing;

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
/// at least the least saving. What is not faster is told apart by the interval alone: NotFaster when no gain worth having
/// is left in it; Inconclusive when more trials could still show one.
/// </summary>
internal static class Decision
{
    // Where any saving would do: no shared machine tells less in a number of trials that anyone would wait for.
    private const double Trifle = 0.03;

    /// <summary>The gain worth having, as the log of a speedup: the least saving that is asked for, and no less than 3 %.</summary>
    /// <param name="minSaving">Share of the baseline's time, 0 to 1.</param>
    public static double Worth(double minSaving) => Math.Max(-Math.Log(1 - minSaving), Trifle);

    // Of the baseline's time.
    private const double Slack = 0.05;

    /// <summary>Whether what saves memory takes no longer: it is not slower beyond doubt, and no loss of over 5 % is left in the interval.</summary>
    /// <param name="low">Of the interval of the speedup's log.</param>
    public static bool IsNoSlower(double low, double high) =>
        high >= 0 && low >= Math.Log(1 - Slack);

    /// <param name="result">Estimates as logs of speedups.</param>
    /// <param name="alpha">One-sided error.</param>
    /// <param name="minSaving">Share of the baseline's time, 0 to 1.</param>
    public static Finding Of(TTestResult result, double alpha, double minSaving)
    {
        var least = -Math.Log(1 - minSaving);
        var significant = result.PValue < alpha;
        if (significant && result.Estimate > 0 && result.Estimate >= least)
        {
            return Finding.Faster;
        }

        return result.High < Worth(minSaving) ? Finding.NotFaster : Finding.Inconclusive;
    }
}
