using PieBot.Core.Proposals;
using PieBot.Core.Runs;

namespace PieBot.Core.Verification;

/// <summary>The order in which candidates are shown and posted: by verdict, then proven speedup, then the share of the tests' time, then fewer risks, then the smaller diff.</summary>
internal static class Ranking
{
    // Speedups nearer to each other than this (as logs) are one to a reviewer; then what the edit costs decides.
    private const double Step = 0.05;

    /// <typeparam name="T">Whatever carries a candidate and its verdict.</typeparam>
    /// <param name="verdict">Null for what was not verified: it comes last.</param>
    /// <param name="share">Of the tests' time that its member takes, as far as that is known; null when it is not.</param>
    public static IReadOnlyList<T> Order<T>(
        IEnumerable<T> rows,
        Func<T, Candidate> candidate,
        Func<T, Verdict?> verdict,
        Func<T, double>? share = null
    ) =>
        rows.OrderBy(row => verdict(row)?.Kind ?? (VerdictKind)int.MaxValue)
            .ThenByDescending(row => Gain(verdict(row)))
            .ThenByDescending(row => share?.Invoke(row) ?? 0)
            .ThenBy(row => candidate(row).Risks?.Count ?? 0)
            .ThenBy(row => Size(candidate(row)))
            .ThenByDescending(row => verdict(row)?.Measurement?.Speedup.Ratio ?? 0)
            .ThenBy(row => candidate(row).Edits[0].Path, StringComparer.Ordinal)
            .ThenBy(row => candidate(row).Edits[0].Lines.Start)
            .ThenBy(row => candidate(row).Id, StringComparer.Ordinal)
            .ToList();

    /// <summary>Lines taken out and put in.</summary>
    public static int Size(Candidate candidate) =>
        candidate.Edits.Sum(edit => edit.Lines.Count + (edit.Replacement?.Split('\n').Length ?? 0));

    private static double Gain(Verdict? verdict) =>
        verdict?.Measurement is { } measurement
            ? Math.Round(Math.Log(measurement.Speedup.Ratio) / Step)
            : double.NegativeInfinity;
}
