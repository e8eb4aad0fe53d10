using PieBot.Core;
using PieBot.Lab.Evaluation.Metrics;

namespace PieBot.Lab.Evaluation.Analyses;

/// <summary>An evaluation that is looked at beside others.</summary>
internal sealed record Run(EvaluationFacts Facts, IReadOnlyList<PairSummary> Pairs)
{
    /// <exception cref="UserErrorException">The folder holds no evaluation.</exception>
    public static Run Read(string folder)
    {
        var (facts, results) = ResultJournal.Read(folder);
        return new(facts, PairSummary.Of(results));
    }
}
