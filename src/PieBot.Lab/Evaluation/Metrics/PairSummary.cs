using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation.Metrics;

/// <summary>What was found for one pair, all its samples together.</summary>
/// <param name="Lines">Non-empty ones of the slow program.</param>
/// <param name="Samples">Each sample's result, in their order.</param>
internal sealed record PairSummary(
    string Pair,
    string Problem,
    string Language,
    int Lines,
    IReadOnlyList<ProgramResult> Samples
)
{
    /// <summary>The fastest right program that is significantly faster; null when there is none.</summary>
    public ProgramResult? Best { get; } =
        Samples.Where(one => one.Outcome == Outcome.Faster).MaxBy(one => one.Timed!.Speedup);

    public double Speedup => Best?.Worth ?? 1;

    public bool AnyCorrect { get; } = Samples.Any(one => one.Outcome.IsCorrect());

    /// <summary>Pairs whose slow program works; those where it does not say nothing of a model.</summary>
    public static IReadOnlyList<PairSummary> Of(IEnumerable<ProgramResult> results) =>
        results
            .GroupBy(one => one.Pair, StringComparer.Ordinal)
            .Where(pair => pair.All(one => one.Outcome != Outcome.BaselineFailed))
            .Select(pair =>
            {
                var first = pair.First();
                return new PairSummary(
                    pair.Key,
                    first.Problem,
                    first.Language,
                    first.SlowLines,
                    pair.SelectMany(one => one.Samples.Select(sample => (Sample: sample, one)))
                        .OrderBy(one => one.Sample)
                        .Select(one => one.one)
                        .ToList()
                );
            })
            .OrderBy(pair => pair.Pair, StringComparer.Ordinal)
            .ToList();
}
