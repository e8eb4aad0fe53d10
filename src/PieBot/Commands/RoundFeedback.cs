using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Proposals.Models.Rounds;
using PieBot.Core.Runs;

namespace PieBot.Tool.Commands;

/// <summary>Which of the model's candidates go back to it in a round, and with what.</summary>
internal sealed class RoundFeedback(ModelSettings settings, IEnumerable<Verdict> verdicts)
{
    private readonly Dictionary<string, Verdict> _verdicts = verdicts.ToDictionary(
        one => one.CandidateId,
        StringComparer.Ordinal
    );

    /// <param name="candidates">Of all rounds before.</param>
    /// <param name="round">The one to come, from 2 on.</param>
    public IReadOnlyList<Feedback> Of(IReadOnlyList<Candidate> candidates, int round)
    {
        var own = candidates
            .Where(one => one.Origin.StartsWith("model:", StringComparison.Ordinal))
            .Where(one => _verdicts.ContainsKey(one.Id))
            .ToList();
        var last = own.Where(one => (one.Round ?? 1) == round - 1).ToList();
        return
        [
            .. last.Where(one => MayBeFixed(_verdicts[one.Id]))
                .GroupBy(one => one.TargetId)
                .SelectMany(group => group.Take(settings.Repairs))
                .Select(one => new Feedback(one, FeedbackKind.Failed, _verdicts[one.Id].Reason)),
            .. round > settings.Rounds
                ? []
                : last.GroupBy(one => one.TargetId)
                    .Select(group =>
                        Parent(group.ToList(), own.Where(one => one.TargetId == group.Key))
                    )
                    .OfType<Feedback>(),
        ];
    }

    private static bool MayBeFixed(Verdict verdict) =>
        verdict.Kind
            is VerdictKind.BuildFailed
                or VerdictKind.TestsFailed
                or VerdictKind.TimedOut
                or VerdictKind.BehavesDifferently
        // Mutants in it live on: another edit may be one that the tests look at.
        || verdict is { Kind: VerdictKind.NotCovered, Tests.MutationScore.Planted: > 0 };

    // The best so far if it is of the last round: else nothing was gained, and that is the end. Where none won, the best loser.
    private Feedback? Parent(IReadOnlyList<Candidate> last, IEnumerable<Candidate> all)
    {
        var best = Best(all.Where(one => _verdicts[one.Id].Kind.IsAccepted()));
        return best is not null
            ? last.Contains(best)
                ? new(best, FeedbackKind.Won, Measured(best))
                : null
            : Best(
                last.Where(one =>
                    _verdicts[one.Id]
                        is {
                            Measurement: not null,
                            Kind: VerdictKind.NotFaster or VerdictKind.Inconclusive,
                        }
                )
            )
                is { } loser
                ? new(loser, FeedbackKind.Lost, Measured(loser))
                : null;
    }

    private Candidate? Best(IEnumerable<Candidate> candidates) =>
        candidates.MaxBy(one => _verdicts[one.Id].Measurement?.Speedup.Ratio ?? 0);

    private string Measured(Candidate candidate) =>
        Facts.Of(_verdicts[candidate.Id].Measurement!).Sentence;
}
