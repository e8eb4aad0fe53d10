using PieBot.Core.Languages;

namespace PieBot.Core.Proposals;

/// <summary>Asks another proposer about the members that take most of the tests' time first: one that has to stop early then stops at what matters least.</summary>
/// <param name="shares">By member id; what is not in it comes last, in its own order.</param>
internal sealed class RankedProposer(IProposer inner, IReadOnlyDictionary<string, double> shares)
    : IProposer
{
    public Task<Proposed> ProposeAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    ) =>
        inner.ProposeAsync(
            checkout,
            targets.OrderByDescending(target => shares.GetValueOrDefault(target.Id)).ToList(),
            cancellationToken
        );
}
