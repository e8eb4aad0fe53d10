using PieBot.Lab.Evaluation.Programs;

namespace PieBot.Lab.Evaluation;

/// <summary>A slow program to be made faster, as a line of a pairs file in the PIE layout tells it.</summary>
/// <param name="Id">Unique in its file.</param>
/// <param name="Problem">Its test cases' folder.</param>
/// <param name="Slow">The program.</param>
/// <param name="Fast">What its author made of it; null when the file does not say.</param>
internal sealed record EvaluationPair(
    string Id,
    string Problem,
    Language Language,
    string Slow,
    string? Fast
);
