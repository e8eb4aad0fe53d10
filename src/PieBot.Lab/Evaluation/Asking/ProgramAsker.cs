using PieBot.Core;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Lab.Evaluation.Programs;
using PieBot.Tool.Commands;

namespace PieBot.Lab.Evaluation.Asking;

/// <summary>Asks a model for faster programs. Replies are kept in a cache by what was asked, so that an evaluation can be repeated without it.</summary>
internal sealed class ProgramAsker(ModelSession session, ProgramPrompt prompt) : IDisposable
{
    /// <param name="cache">Folder of the replies unless another is named.</param>
    /// <exception cref="UserErrorException">Key or endpoint is missing or wrong.</exception>
    public static ProgramAsker Open(
        ModelChoice choice,
        IReadOnlyList<Example> examples,
        string cache
    )
    {
        var session = OpenSession(choice, cache);
        return new(session, new(choice.Settings, new(examples)));
    }

    /// <summary>The way to the model alone.</summary>
    public static ModelSession OpenSession(ModelChoice choice, string cache)
    {
        var settings = choice.Settings;
        var endpoint = settings.Offline
            ? null
            : EndpointSettings.Read(settings.Name, choice.Endpoint, choice.Azure, Secrets.Get) with
            {
                RequestTimeout = choice.RequestTimeout,
                Concurrency = settings.Concurrency,
            };
        return new(
            settings,
            new(choice.Cache ?? cache, settings.Name),
            endpoint is null ? null : new(endpoint, ChatEndpoint.Handler(), TimeProvider.System),
            new(
                settings.Name,
                endpoint is null ? "cache" : endpoint.Address?.Authority ?? "api.openai.com",
                choice.Prices is null ? PriceTable.Empty : PriceTable.Read(choice.Prices)
            )
        );
    }

    /// <summary>All programs that the model gives; a sample without one is empty.</summary>
    /// <param name="say">Hears why a pair got none.</param>
    public async Task<IReadOnlyList<EvaluationWork>> AskAsync(
        IReadOnlyList<EvaluationPair> pairs,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        var works = new EvaluationWork[pairs.Count];
        await Parallel.ForAsync(
            0,
            pairs.Count,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = session.Settings.Concurrency,
                CancellationToken = cancellationToken,
            },
            async (at, token) => works[at] = await AskAsync(pairs[at], say, token)
        );
        return works;
    }

    public void Dispose() => session.Dispose();

    private async Task<EvaluationWork> AskAsync(
        EvaluationPair pair,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        if (prompt.Of(pair) is not { } question)
        {
            say(
                $"{pair.Id}: the program is larger than a prompt may be (--prompt-tokens {session.Settings.PromptTokens})"
            );
            return new(pair, [""]);
        }

        var answer = await session.AskAsync(question, pair.Id, cancellationToken);
        if (answer.Fault is { } fault)
        {
            // Not evaluated rather than failed: the next run asks again.
            say($"{pair.Id} ({pair.Language.Name()}): {fault}");
            return new(pair, []);
        }

        return new(pair, answer.Replies.Select(reply => ProgramReply.Program(reply.Text)).ToList());
    }
}
