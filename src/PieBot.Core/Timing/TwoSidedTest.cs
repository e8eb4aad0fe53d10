namespace PieBot.Core.Timing;

/// <summary>What a comparison of two commits says of a member.</summary>
internal enum Difference
{
    /// <summary>The later side takes less time.</summary>
    Faster,

    /// <summary>The later side takes more time.</summary>
    Slower,

    /// <summary>A difference worth telling is ruled out.</summary>
    None,

    /// <summary>More trials could tell.</summary>
    Undecided,
}

/// <summary>
/// Faster or slower, with no side to favour: the sequential test's levels at half of alpha in either direction, read as
/// repeated confidence intervals (Jennison and Turnbull, JRSS B 51, 1989). The interval of the look at which it stops covers
/// the truth with a chance of at least 1 − alpha, whenever and why ever that is; so does the conclusion that is read off it.
/// </summary>
/// <param name="alpha">Two-sided error, in (0, 0.5): the chance that the interval of any look misses the truth.</param>
/// <param name="most">Trials after which it ends; at least 4.</param>
internal sealed class TwoSidedTest(double alpha, int most = SequentialTest.MostTrials)
{
    // The first look of the sequential test comes earlier than anything is said: leaving it out only lowers the error.
    private readonly List<Look> _looks = new SequentialTest(alpha / 2, most)
        .Looks.Where(look => look.Trials >= Confirmation.LeastTrials)
        .ToList();

    /// <summary>What the samples so far say; null when there is to be another trial.</summary>
    /// <param name="logRatios">One a trial, earlier side over later.</param>
    /// <param name="minChange">Share of the slower side's time, in (0, 1), from which a difference is worth telling.</param>
    public Difference? Judge(IReadOnlyList<double> logRatios, double minChange)
    {
        if (_looks.All(look => look.Trials != logRatios.Count))
        {
            return null;
        }

        var least = -Math.Log(1 - minChange);
        var result = Interval(logRatios);
        return result switch
        {
            { Low: > 0 } when result.Estimate >= least => Difference.Faster,
            { High: < 0 } when result.Estimate <= -least => Difference.Slower,
            _ when result.Low > -least && result.High < least => Difference.None,
            _ => logRatios.Count < _looks[^1].Trials ? null : Difference.Undecided,
        };
    }

    /// <summary>The mean log ratio with the repeated confidence interval of the last look that was reached.</summary>
    /// <param name="logRatios">At least 2; before the first look its level is used.</param>
    public TTestResult Interval(IReadOnlyList<double> logRatios) =>
        PairedTest.Run(
            logRatios,
            _looks.LastOrDefault(look => look.Trials <= logRatios.Count, _looks[0]).Efficacy
        );
}
