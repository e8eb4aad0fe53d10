namespace PieBot.Lab.Evaluation.Measuring;

/// <summary>How two programs compare, the slow one being the baseline.</summary>
/// <param name="Speedup">Baseline's time over the candidate's.</param>
/// <param name="Low">Lower end of its interval at confidence 1 − 2α.</param>
/// <param name="High">Upper end.</param>
/// <param name="PValue">One-sided.</param>
/// <param name="Trials">Runs of all cases a side that were counted.</param>
/// <param name="Baseline">Mean processor time of all cases together.</param>
/// <param name="Candidate">The same of the candidate.</param>
/// <param name="LogRatios">One a trial; none under the paper's protocol, which pairs nothing.</param>
internal sealed record Timed(
    double Speedup,
    double Low,
    double High,
    double PValue,
    int Trials,
    TimeSpan Baseline,
    TimeSpan Candidate,
    IReadOnlyList<double> LogRatios
)
{
    /// <summary>Share of the baseline's time that is saved.</summary>
    public double Saving => 1 - (1 / Speedup);
}

/// <summary>The end of a comparison.</summary>
/// <param name="Timed">Null when a run failed before anything could be said.</param>
/// <param name="Detail">Why, for people; null where the figures say it.</param>
internal sealed record Comparison(Outcome Outcome, Timed? Timed, string? Detail = null);
