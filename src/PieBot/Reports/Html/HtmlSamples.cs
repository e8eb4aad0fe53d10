using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Tool.Reports.Html;

/// <summary>What a candidate was timed at in one stage, as the page plots it: nanoseconds a unit.</summary>
/// <param name="Stage">measure, confirm or control.</param>
/// <param name="Baseline">Rounds of all trials, ascending; of many, as many quantiles.</param>
/// <param name="Candidate">The same of the candidate.</param>
internal sealed record HtmlSamples(
    string Stage,
    string Metric,
    IReadOnlyList<HtmlTrial> Trials,
    IReadOnlyList<double> Baseline,
    IReadOnlyList<double> Candidate
)
{
    // A curve of more is no smoother, and a page of thousands of candidates must stay small.
    private const int MostRounds = 120;

    /// <summary>By candidate id; what was tried while an edit was shrunk is left out, since the verdict is not of that.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<HtmlSamples>> Of(
        IReadOnlyList<RunFolder> parts
    )
    {
        var byId = new Dictionary<string, IReadOnlyList<HtmlSamples>>(StringComparer.Ordinal);
        foreach (var trials in parts.SelectMany(Read))
        {
            // As with verdicts, a later part takes the place of an earlier one.
            byId[trials.Key] = trials
                .GroupBy(trial => trial.Stage)
                .Where(stage =>
                    !stage.Key.StartsWith("shrink", StringComparison.Ordinal)
                    && stage.Any(trial => trial.Baseline.Count > 0 && trial.Candidate.Count > 0)
                )
                .Select(stage => Of(stage.Key, stage.ToList()))
                .ToList();
        }

        return byId;
    }

    private static IEnumerable<IGrouping<string, TrialRecord>> Read(RunFolder part) =>
        part.ReadTrials().GroupBy(trial => trial.CandidateId, StringComparer.Ordinal);

    private static HtmlSamples Of(string stage, List<TrialRecord> trials) =>
        new(
            stage,
            trials[0].Metric,
            trials
                .Select(trial => new HtmlTrial(
                    trial.Trial,
                    Figures.Round(TrimmedMean.Of(trial.Baseline)),
                    Figures.Round(TrimmedMean.Of(trial.Candidate)),
                    Figures.Round(Math.Exp(trial.LogRatio))
                ))
                .ToList(),
            Quantiles(trials.SelectMany(trial => trial.Baseline)),
            Quantiles(trials.SelectMany(trial => trial.Candidate))
        );

    private static List<double> Quantiles(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToList();
        return (
            sorted.Count <= MostRounds
                ? sorted
                : Enumerable
                    .Range(0, MostRounds)
                    .Select(place => sorted[place * (sorted.Count - 1) / (MostRounds - 1)])
        )
            .Select(value => Figures.Round(value) ?? 0)
            .ToList();
    }
}

/// <summary>One trial; null where nothing finite was found.</summary>
/// <param name="Baseline">Trimmed mean of its rounds, nanoseconds a unit.</param>
/// <param name="Candidate">The same of the candidate.</param>
/// <param name="Speedup">The trial's sample.</param>
internal sealed record HtmlTrial(int Trial, double? Baseline, double? Candidate, double? Speedup);
