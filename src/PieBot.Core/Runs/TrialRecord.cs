namespace PieBot.Runs;

/// <summary>One trial's raw numbers, a line of <c>samples.jsonl</c>: enough to compute every figure again.</summary>
/// <param name="CandidateId">Which candidate was held against the baseline.</param>
/// <param name="Trial">1-based.</param>
/// <param name="Metric">member or tests.</param>
/// <param name="Cold">First iteration of either side: baseline, candidate.</param>
/// <param name="Baseline">Nanoseconds a unit, one a round.</param>
/// <param name="Candidate">The same of the candidate.</param>
/// <param name="LogRatio">The sample: log of the ratio of the trimmed means, baseline over candidate.</param>
internal sealed record TrialRecord(
    string CandidateId,
    int Trial,
    string Metric,
    IReadOnlyList<double> Cold,
    IReadOnlyList<double> Baseline,
    IReadOnlyList<double> Candidate,
    double LogRatio
);
