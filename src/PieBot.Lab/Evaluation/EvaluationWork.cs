using PieBot.Lab.Evaluation.Judging;

namespace PieBot.Lab.Evaluation;

/// <summary>A pair with the programs to be held against its slow one.</summary>
/// <param name="Programs">One a sample; empty where the model gave none.</param>
internal sealed record EvaluationWork(EvaluationPair Pair, IReadOnlyList<string> Programs)
{
    /// <summary>Programs that differ, each with the samples (from 1) that it is.</summary>
    public IReadOnlyList<(string Source, string Key, IReadOnlyList<int> Samples)> Distinct() =>
        Programs
            .Select((source, at) => (Source: source, Key: PlainProgram.Key(source), Sample: at + 1))
            .GroupBy(one => one.Key, StringComparer.Ordinal)
            .Select(same =>
                (
                    same.First().Source,
                    same.Key,
                    (IReadOnlyList<int>)same.Select(one => one.Sample).ToList()
                )
            )
            .ToList();
}
