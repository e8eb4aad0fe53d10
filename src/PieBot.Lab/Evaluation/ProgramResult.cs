using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation;

/// <summary>What was found of one program: a line of the journal.</summary>
/// <param name="Pair">The pair's id.</param>
/// <param name="Program">The program's key; equal programs of a pair are one.</param>
/// <param name="Samples">Which of the pair's samples it is, from 1.</param>
/// <param name="Detail">What went wrong, for people; null when nothing did.</param>
/// <param name="DiffShare">Changed lines by lines.</param>
/// <param name="Seconds">Of the clock, spent on it.</param>
internal sealed record ProgramResult(
    string Pair,
    string Problem,
    string Language,
    int SlowLines,
    string Program,
    IReadOnlyList<int> Samples,
    Outcome Outcome,
    string? Detail,
    Timed? Timed,
    double DiffShare,
    double Seconds
)
{
    /// <summary>The speedup it is worth: 1 unless it is right and significantly faster.</summary>
    public double Worth => Outcome == Outcome.Faster ? Math.Max(1, Timed!.Speedup) : 1;
}
