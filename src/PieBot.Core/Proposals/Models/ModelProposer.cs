using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Models;

/// <summary>Asks a model for edits of the changed members; nothing of the repository is executed.</summary>
/// <param name="prompts">Makes the builder of prompts for a checkout of the head.</param>
/// <param name="say">Hears the forecast, and how it goes on.</param>
internal sealed class ModelProposer(
    ModelSession session,
    Func<string, IReadOnlyList<ChangedMember>, PromptBuilder> prompts,
    Action<string> say
) : IProposer
{
    private readonly ModelSettings _settings = session.Settings;

    public string Origin => $"model:{_settings.Name}";

    public async Task<Proposed> ProposeAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    )
    {
        var asker = new MemberAsker(session);
        var builder = prompts(checkout, targets);
        var asked = Prompts(builder, checkout, targets);
        session.Ledger.Forecast = Forecast(asker, asked);
        say(Words(session.Ledger.Forecast));
        var found = new IReadOnlyList<KeyedCandidate>[asked.Count];
        // The first alone: what it finds out of the server spares the others the same refusals.
        await AskAsync(0, cancellationToken);
        await Parallel.ForAsync(
            1,
            asked.Count,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = _settings.Concurrency,
                CancellationToken = cancellationToken,
            },
            async (at, token) => await AskAsync(at, token)
        );
        return new(
            Candidates.Deduplicate(found.SelectMany(one => one ?? []).Select(one => one.Candidate)),
            []
        );

        async Task AskAsync(int at, CancellationToken token)
        {
            if (at < asked.Count)
            {
                var (target, text, prompt) = asked[at];
                found[at] = await EditsAsync(asker, target, text, prompt, token);
                say($"{at + 1} of {asked.Count}, {target.Name}: {found[at].Count} different edits");
            }
        }
    }

    // What the parser or the guard refuses goes back once with the reason; the edit that is refused stays, and says so.
    private async Task<IReadOnlyList<KeyedCandidate>> EditsAsync(
        MemberAsker asker,
        ChangedMember target,
        string text,
        MemberPrompt prompt,
        CancellationToken cancellationToken
    )
    {
        var first = await asker.AskAsync(
            target,
            text,
            prompt,
            _settings.Samples,
            Origin,
            new HashSet<string>(),
            cancellationToken
        );
        var edits = first.Edits.ToList();
        var refused = first
            .Edits.Select(one => Guarded.Of(text, target, one.Candidate))
            .Where(one => one.Rejection is not null)
            .Select(one => (Edit: EditText.Of(one), Why: one.Rejection!))
            .Concat(first.Unplaced.Select(one => (Edit: one.Text, one.Why)));
        foreach (var (edit, why) in refused.Take(_settings.Repairs))
        {
            var again = await asker.AskAsync(
                target,
                text,
                FollowUp.Failed(prompt, edit, why),
                samples: 1,
                $"{Origin}+repair",
                edits.Select(one => one.Key).ToHashSet(StringComparer.Ordinal),
                cancellationToken
            );
            edits.AddRange(again.Edits);
        }

        return edits;
    }

    private List<(ChangedMember Target, string Text, MemberPrompt Prompt)> Prompts(
        PromptBuilder builder,
        string checkout,
        IReadOnlyList<ChangedMember> targets
    )
    {
        var asked = new List<(ChangedMember, string, MemberPrompt)>();
        foreach (var file in targets.GroupBy(target => target.Path))
        {
            var text = CheckoutFile.Source(checkout, file.Key).Text;
            var language = LanguagePacks.For(file.Key);
            foreach (var target in file.Where(one => language.HasWork(one.Path, one.Id, text)))
            {
                if (builder.Build(text, target) is not { } prompt)
                {
                    session.Ledger.LeaveOut(
                        $"{target.Name}: its {target.Lines.Count} lines do not fit into a prompt (--prompt-tokens {_settings.PromptTokens})"
                    );
                    continue;
                }

                asked.Add((target, text, prompt));
                if (prompt.Cut.Count > 0)
                {
                    session.Ledger.Shorten(target.Name, prompt.Cut);
                }
            }
        }

        return asked;
    }

    private ModelForecast Forecast(
        MemberAsker asker,
        List<(ChangedMember Target, string Text, MemberPrompt Prompt)> asked
    )
    {
        var open = asked
            .Where(one => !session.Knows(asker.Question(one.Prompt, _settings.Samples)))
            .ToList();
        var input = open.Sum(one => (long)one.Prompt.Tokens);
        var output =
            (long)open.Count * (_settings.Samples + _settings.Repairs) * _settings.ReplyTokens;
        return new(
            asked.Count,
            asked.Count - open.Count,
            input,
            output,
            session.Ledger.Price?.Of(new TokenUsage(input, output))
        );
    }

    private string Words(ModelForecast forecast) =>
        forecast.Members == forecast.Cached
            ? $"{_settings.Name}: all replies for {forecast.Members} members are in the cache"
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{_settings.Name}: {forecast.Members - forecast.Cached} of {forecast.Members} members to ask about, {_settings.Samples} replies each; about {forecast.Input:N0} tokens in, at most {Math.Min(forecast.MostOutput, _settings.MaxTokens):N0} out{(forecast.MostPrice is { } price ? $", at most {price:0.00} USD" : "")}"
            );
}
