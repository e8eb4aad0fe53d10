using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Proposals.Models.Replies;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Models.Rounds;

/// <summary>Why a verified edit is faster, for a reviewer: a line of <c>explanations.jsonl</c>.</summary>
/// <param name="By">As the candidate's origin: <c>model:NAME</c>, or the rule.</param>
/// <param name="Text">Plain, one line.</param>
internal sealed record Explanation(string CandidateId, string By, string Text);

/// <summary>What was measured of a verified edit, as it may be told.</summary>
/// <param name="Sentence">For the model.</param>
/// <param name="Figures">In the units of the sentence: an explanation may name these and no others.</param>
internal sealed record MeasuredFacts(string Sentence, IReadOnlyList<double> Figures);

/// <summary>
/// Has a model say why a verified edit is faster, with the measured facts before it (the PIE paper, appendix C). A text that claims a
/// figure which was not measured is not shown.
/// </summary>
internal sealed class Explainer(ModelSession session)
{
    private const int MostCharacters = 500;
    private const int MostTokens = 1_024;

    /// <returns>Null when the model gave none that can be shown: then the rationale stands.</returns>
    public async Task<Explanation?> ExplainAsync(
        ChangedMember target,
        Candidate candidate,
        MeasuredFacts facts,
        CancellationToken cancellationToken
    )
    {
        var edit = EditText.Of(candidate);
        var answer = await session.AskAsync(
            new(
                PromptTexts.Explain(LanguagePacks.For(target.Path).Name),
                $"The edit of {target.Name} in {target.Path}:\n<edit>\n{edit}</edit>\nMeasured: {facts.Sentence}",
                1,
                0,
                MostTokens,
                ReplyFormat.Text
            ),
            $"{target.Id} ({candidate.Id})",
            cancellationToken
        );
        if (answer.Replies is not [var reply, ..])
        {
            return null;
        }

        var text = PlainText.Line(ThoughtFree.Of(reply.Text).Trim().Trim('"', '`'), MostCharacters);
        var claim = Claims.Check(text, facts.Figures, edit);
        if (text.Length == 0 || reply.Finish is "length" or "content_filter" || claim is not null)
        {
            session.Ledger.Refuse(
                new(
                    target.Id,
                    1,
                    claim is null
                        ? "its explanation is empty or cut off"
                        : $"its explanation claims what was not measured: {claim}"
                )
            );
            return null;
        }

        return new(candidate.Id, $"model:{session.Settings.Name}", text);
    }
}
