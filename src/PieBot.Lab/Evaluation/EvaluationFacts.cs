using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation;

/// <summary>What was evaluated, and how: kept beside the journal, so that results of another evaluation are never mixed in.</summary>
/// <param name="Name">Of the model, or of the generations file and its column.</param>
/// <param name="Pairs">Number of pairs of the whole evaluation, all shards together.</param>
/// <param name="Inputs">Stands for the text of all pairs, programs and cases.</param>
/// <param name="Prompt">instruction, few-shot or few-shot+explain; null for a file of generations.</param>
/// <param name="Effect">Which examples were offered, such as <c>10-90</c>; null when all.</param>
/// <param name="Shard">Such as 2/8; null when whole.</param>
internal sealed record EvaluationFacts(
    string Name,
    int Pairs,
    string Inputs,
    int Samples,
    string? Prompt,
    int? Examples,
    string? Effect,
    MeasuringSettings Measuring,
    string? Shard,
    string Machine
)
{
    public const string FileName = "evaluation.json";
}
