using PieBot.Core.Languages;

namespace PieBot.Core.Proposals.Guard;

/// <summary>A candidate as the guard lets it pass.</summary>
internal static class Guarded
{
    /// <summary>With the head's names for locals, why it is refused, and what it may have given up. The same when it is guarded again.</summary>
    /// <param name="head">The target's file.</param>
    public static Candidate Of(string head, ChangedMember target, Candidate candidate)
    {
        var plain = RenamesTakenBack.Of(head, target, candidate);
        var risks = RiskFinder.Find(head, plain, target.Symbols);
        return plain with
        {
            // What its proposer knows of it comes first.
            Rejection = plain.Rejection ?? EditGuard.Check(head, target, plain) ?? risks.Refusal(),
            Risks = Both(plain.Risks, risks),
        };
    }

    private static IReadOnlyList<Risk>? Both(
        IReadOnlyList<Risk>? some,
        IReadOnlyList<Risk>? more
    ) => some is null ? more : some.Union(more ?? []).Order().ToList();
}
