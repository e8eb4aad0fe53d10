using PieBot.Core;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Metrics;

namespace PieBot.Lab.Evaluation.Reports;

/// <summary>One language's, or all, metrics.</summary>
internal sealed record ScoreRow(string Language, ScoreCard Scores);

/// <summary>A pair's best program.</summary>
/// <param name="Outcome">Of the best program; of the first when none is faster.</param>
/// <param name="Speedup">Of the first timed one when none is faster; null when none was timed.</param>
internal sealed record PairRow(
    string Pair,
    string Language,
    Outcome Outcome,
    double? Speedup,
    double? Low,
    double? High,
    int? Trials,
    string? Detail
);

/// <summary>An evaluation as it is reported.</summary>
/// <param name="Outcomes">Programs by what became of them.</param>
/// <param name="Left">Pairs that say nothing of a model, since their slow program fails here.</param>
/// <param name="BestOf">%OPT of the best of k samples, k from 1.</param>
/// <param name="Seconds">Spent on measuring, all programs together.</param>
internal sealed record EvaluationReport(
    EvaluationFacts Facts,
    IReadOnlyList<ScoreRow> Scores,
    IReadOnlyDictionary<Outcome, int> Outcomes,
    IReadOnlyList<string> Left,
    IReadOnlyList<double> BestOf,
    double Seconds,
    IReadOnlyList<PairRow> Pairs
)
{
    public ScoreCard All => Scores[0].Scores;

    /// <exception cref="UserErrorException">The folder holds no evaluation, or one without results.</exception>
    public static EvaluationReport Of(string folder)
    {
        var (facts, results) = ResultJournal.Read(folder);
        var pairs = PairSummary.Of(results);
        if (pairs.Count == 0)
        {
            throw new UserErrorException(
                $"{folder} holds no result of a pair whose slow program works here. See {Path.Combine(folder, ResultJournal.FileName)}."
            );
        }

        var languages = pairs
            .GroupBy(pair => pair.Language, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        return new(
            facts,
            [
                new("all", ScoreCard.Of(pairs)),
                .. languages.Count < 2
                    ? []
                    : languages.Select(group => new ScoreRow(
                        group.Key,
                        ScoreCard.Of(group.ToList())
                    )),
            ],
            results
                .GroupBy(one => one.Outcome)
                .OrderBy(group => group.Key)
                .ToDictionary(group => group.Key, group => group.Sum(one => one.Samples.Count)),
            results
                .Where(one => one.Outcome == Outcome.BaselineFailed)
                .Select(one => $"{one.Pair}: {one.Detail}")
                .Distinct()
                .ToList(),
            Enumerable
                .Range(1, pairs.Max(pair => pair.Samples.Count))
                .Select(k => 100 * pairs.Average(pair => OptOf(pair, k)))
                .ToList(),
            results.Sum(one => one.Seconds),
            pairs.Select(Row).ToList()
        );
    }

    private static double OptOf(PairSummary pair, int k) =>
        Metrics.BestOf.Mean(
            pair.Samples.Select(one => one.Outcome == Outcome.Faster ? 1.0 : 0).ToList(),
            k
        );

    private static PairRow Row(PairSummary pair)
    {
        var shown =
            pair.Best
            ?? pair.Samples.FirstOrDefault(one => one.Timed is not null)
            ?? pair.Samples[0];
        return new(
            pair.Pair,
            pair.Language,
            shown.Outcome,
            shown.Timed?.Speedup,
            shown.Timed?.Low,
            shown.Timed?.High,
            shown.Timed?.Trials,
            shown.Detail
        );
    }
}
