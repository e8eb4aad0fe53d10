using PieBot.Core.Languages;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals;

/// <summary>Proposes what the languages' own rules would change in the changed members.</summary>
/// <param name="trusted">As in <see cref="IRules.FindAsync"/>.</param>
internal sealed class RuleProposer(bool trusted) : IProposer
{
    public async Task<Proposed> ProposeAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    )
    {
        var candidates = new List<Candidate>();
        var notices = new List<string>();
        foreach (var group in targets.GroupBy(target => LanguagePacks.For(target.Path)))
        {
            if (group.Key.Rules is { } rules)
            {
                var found = await rules.FindAsync(
                    checkout,
                    group.ToList(),
                    trusted,
                    cancellationToken
                );
                candidates.AddRange(found.Edits.Select(CandidateOf));
                notices.AddRange(found.Notices);
            }
        }

        return new(Candidates.Deduplicate(candidates), notices);
    }

    private static Candidate CandidateOf(RuleEdit found) =>
        new(
            Candidates.Id(found.TargetId, found.Edits),
            found.TargetId,
            found.Edits,
            $"rules:{found.Rule}",
            found.Title,
            found.Reason,
            found.Refusal,
            found.Risks
        );
}
