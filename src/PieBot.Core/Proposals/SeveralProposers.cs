using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Proposals;

/// <summary>Asks one proposer after another; what an earlier one proposed already is not proposed again.</summary>
internal sealed class SeveralProposers(IReadOnlyList<IProposer> proposers) : IProposer
{
    public async Task<Proposed> ProposeAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    )
    {
        var candidates = new List<Candidate>();
        var notices = new List<string>();
        foreach (var proposer in proposers)
        {
            var proposed = await proposer.ProposeAsync(checkout, targets, cancellationToken);
            candidates.AddRange(proposed.Candidates);
            notices.AddRange(proposed.Notices);
        }

        var texts = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        var distinct = candidates.DistinctBy(one => (one.TargetId, Text(one))).ToList();
        return new(Candidates.Deduplicate(distinct), notices);

        // Edits that are cut differently may still come to the same file.
        string Text(Candidate candidate)
        {
            var path = candidate.Edits[0].Path;
            if (!texts.TryGetValue(path, out var file))
            {
                texts[path] = file = CheckoutFile.Source(checkout, path);
            }

            return candidate.Edits.All(edit => edit.Path == path)
                ? file.Edited(candidate.Edits) ?? candidate.Id
                : candidate.Id;
        }
    }
}
