using PieBot.Core.Languages;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Proposals.Models.Replies;

namespace PieBot.Core.Proposals.Models;

/// <summary>A candidate with the key of what it does.</summary>
internal sealed record KeyedCandidate(Candidate Candidate, string Key);

/// <summary>A reply that holds edits of which none can be taken.</summary>
/// <param name="Text">As the model gave it.</param>
/// <param name="Why">In a sentence.</param>
internal sealed record UnplacedReply(string Text, string Why);

/// <summary>What the replies to one question came to.</summary>
internal sealed record MemberAnswer(
    IReadOnlyList<KeyedCandidate> Edits,
    IReadOnlyList<UnplacedReply> Unplaced
);

/// <summary>Asks about one member and makes candidates of the replies: one of those that do the same.</summary>
internal sealed class MemberAsker(ModelSession session)
{
    /// <summary>What is asked, in the format of the moment.</summary>
    public Question Question(MemberPrompt prompt, int samples) =>
        new(
            prompt.System,
            prompt.User,
            samples,
            samples == 1 ? 0 : session.Settings.Temperature,
            session.Settings.ReplyTokens,
            session.Format,
            session.Settings.Prompt == PromptType.FewShotExplain
        );

    /// <param name="origin">Such as <c>model:NAME</c>; the sample's number is put to it.</param>
    /// <param name="known">Keys of edits that are there already.</param>
    /// <exception cref="UserErrorException">No request to this endpoint can succeed.</exception>
    public async Task<MemberAnswer> AskAsync(
        ChangedMember target,
        string headText,
        MemberPrompt prompt,
        int samples,
        string origin,
        IReadOnlySet<string> known,
        CancellationToken cancellationToken
    )
    {
        var parser = new ReplyParser(headText, target);
        session.Recall(Question(prompt, samples));
        while (true)
        {
            var question = Question(prompt, samples);
            var answer = await session.AskAsync(question, target.Id, cancellationToken);
            if (answer.Fault is { } fault)
            {
                session.Ledger.LeaveOut($"{target.Name}: {fault}");
                return new([], []);
            }

            var parsed = answer.Replies.Select(parser.Parse).ToList();
            if (parsed.Exists(one => one.Readable && !one.Unreadable))
            {
                session.Keep(question.Format);
            }
            else if (
                parsed.Count == 0
                    ? session.Format > question.Format
                    : parsed.Exists(one => !one.Readable) && session.Simplify(question.Format)
            )
            {
                continue;
            }

            return new(
                Take(target, parsed, origin, known),
                parsed
                    .Zip(answer.Replies)
                    .Where(pair => pair.First is { Edits: null, Unreadable: false })
                    .Select(pair => new UnplacedReply(
                        ThoughtFree.Of(pair.Second.Text),
                        pair.First.Fault!
                    ))
                    .ToList()
            );
        }
    }

    private List<KeyedCandidate> Take(
        ChangedMember target,
        List<ParsedReply> parsed,
        string origin,
        IReadOnlySet<string> known
    )
    {
        var counts = new ReplyCounts { All = parsed.Count };
        var taken = new List<KeyedCandidate>();
        for (var sample = 1; sample <= parsed.Count; sample++)
        {
            var reply = parsed[sample - 1];
            if (reply.Edits is null)
            {
                counts = reply.Unreadable
                    ? counts with
                    {
                        Unreadable = counts.Unreadable + 1,
                    }
                    : counts with
                    {
                        Refused = counts.Refused + 1,
                    };
                session.Ledger.Refuse(new(target.Id, sample, reply.Fault!));
            }
            else if (reply.Edits.Count == 0)
            {
                counts = counts with { Empty = counts.Empty + 1 };
            }
            else if (known.Contains(reply.Key) || taken.Exists(one => one.Key == reply.Key))
            {
                counts = counts with { Repeated = counts.Repeated + 1 };
            }
            else
            {
                counts = counts with
                {
                    Edits = counts.Edits + 1,
                    Shifted = counts.Shifted + (reply.Shifted ? 1 : 0),
                };
                taken.Add(
                    new(
                        new(
                            Candidates.Id(target.Id, reply.Edits),
                            target.Id,
                            reply.Edits,
                            $"{origin}#{sample}",
                            reply.Title,
                            reply.Rationale
                        ),
                        reply.Key
                    )
                );
            }
        }

        session.Ledger.Count(all => Sum(all, counts));
        return taken;
    }

    private static ReplyCounts Sum(ReplyCounts one, ReplyCounts other) =>
        new(
            one.All + other.All,
            one.Edits + other.Edits,
            one.Repeated + other.Repeated,
            one.Empty + other.Empty,
            one.Unreadable + other.Unreadable,
            one.Refused + other.Refused,
            one.Shifted + other.Shifted
        );
}
