using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Proposals.Models.Replies;

namespace PieBot.Core.Proposals.Models.Rounds;

/// <summary>Sends candidates back once, with what became of them: what failed may be fixed, what won may be improved.</summary>
internal sealed class FollowUpProposer(
    ModelSession session,
    Func<string, IReadOnlyList<ChangedMember>, PromptBuilder> prompts,
    IReadOnlyList<Feedback> feedback,
    IReadOnlyList<Candidate> known
) : IProposer
{
    public async Task<Proposed> ProposeAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    )
    {
        var builder = prompts(checkout, targets);
        var asker = new MemberAsker(session);
        var candidates = new List<Candidate>();
        foreach (var one in feedback)
        {
            var target = targets.First(target => target.Id == one.Candidate.TargetId);
            var text = CheckoutFile.Source(checkout, target.Path).Text;
            if (builder.Build(text, target) is not { } prompt)
            {
                continue;
            }

            var keys = known
                .Concat(candidates)
                .Where(candidate => candidate.TargetId == target.Id)
                .Select(candidate => EditKey.Of(text, target, candidate))
                .OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
            var found = await asker.AskAsync(
                target,
                text,
                Prompt(prompt, one),
                samples: 1,
                $"{one.Candidate.Origin}+{(one.Kind == FeedbackKind.Failed ? "repair" : "refine")}",
                keys,
                cancellationToken
            );
            candidates.AddRange(found.Edits.Select(keyed => keyed.Candidate));
        }

        return new(candidates, []);
    }

    private static MemberPrompt Prompt(MemberPrompt prompt, Feedback feedback)
    {
        var edit = EditText.Of(feedback.Candidate);
        return feedback.Kind switch
        {
            FeedbackKind.Won => FollowUp.Won(prompt, edit, feedback.Facts),
            FeedbackKind.Lost => FollowUp.Lost(prompt, edit, feedback.Facts),
            _ => FollowUp.Failed(prompt, edit, feedback.Facts),
        };
    }
}
