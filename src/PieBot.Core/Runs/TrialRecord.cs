using PieBot.Core.Timing;

namespace PieBot.Core.Runs;

/// <summary>One trial's raw numbers, a line of <c>samples.jsonl</c>: enough to compute every figure again, and to go on after a kill.</summary>
/// <param name="CandidateId">Which candidate was held against the baseline; <c>control</c> for the baseline against itself.</param>
/// <param name="Stage">measure, confirm, control, or shrink with what was left out.</param>
/// <param name="Trial">1-based in its stage.</param>
/// <param name="Metric">member, tests or command.</param>
/// <param name="LogRatio">The sample: log of the ratio of the trimmed means, baseline over candidate.</param>
/// <param name="Cold">First iteration of either side: baseline, candidate.</param>
/// <param name="Baseline">Nanoseconds a unit, one a round.</param>
/// <param name="Candidate">The same of the candidate.</param>
/// <param name="BaselineTotals">What the baseline's process spent besides.</param>
/// <param name="CandidateTotals">The same of the candidate's.</param>
internal sealed record TrialRecord(
    string CandidateId,
    string Stage,
    int Trial,
    string Metric,
    double LogRatio,
    IReadOnlyList<double> Cold,
    IReadOnlyList<double> Baseline,
    IReadOnlyList<double> Candidate,
    SideTotals BaselineTotals,
    SideTotals CandidateTotals
)
{
    public static TrialRecord Of(
        string candidateId,
        string stage,
        int trial,
        Metric metric,
        TimedTrial timed
    ) =>
        new(
            candidateId,
            stage,
            trial,
            metric switch
            {
                Timing.Metric.Member => "member",
                Timing.Metric.Tests => "tests",
                _ => "command",
            },
            timed.LogRatio,
            [timed.Rounds.Cold.Baseline, timed.Rounds.Cold.Candidate],
            timed.Rounds.Baseline,
            timed.Rounds.Candidate,
            timed.Baseline,
            timed.Candidate
        );

    public TimedTrial ToTrial() =>
        new(
            LogRatio,
            new((Cold[0], Cold[1]), Baseline, Candidate),
            BaselineTotals,
            CandidateTotals
        );
}
