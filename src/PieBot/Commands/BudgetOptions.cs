using System.CommandLine;
using PieBot.Core.Proposals.Models.Prompt;

namespace PieBot.Tool.Commands;

/// <summary>The options on what asking a model may cost: tokens, requests, time, and what is known from before.</summary>
internal sealed class BudgetOptions(Command command)
{
    private static readonly ModelSettings Defaults = new("");

    private readonly Option<int> _promptTokens = command.Number(
        "--prompt-tokens N",
        "Most tokens in a prompt; what does not fit is left out and reported.",
        Defaults.PromptTokens,
        (500, 1_000_000)
    );

    private readonly Option<int> _replyTokens = command.Number(
        "--reply-tokens N",
        "Most tokens in a reply, including the model's reasoning.",
        Defaults.ReplyTokens,
        (64, 1_000_000)
    );

    private readonly Option<long> _maxTokens = command.Value(
        "--max-tokens N",
        "Most tokens in the whole run, prompts and replies.",
        Defaults.MaxTokens
    );

    private readonly Option<int> _maxRequests = command.Number(
        "--max-requests N",
        "Most requests in the whole run.",
        Defaults.MaxRequests,
        (0, 1_000_000)
    );

    private readonly Option<int> _concurrency = command.Number(
        "--concurrency N",
        "Requests sent at the same time.",
        Defaults.Concurrency,
        (1, 64)
    );

    private readonly Option<int> _requestTimeout = command.Number(
        "--request-timeout SECONDS",
        "Seconds until a request is given up.",
        180,
        (1, 86_400)
    );

    private readonly Option<int> _modelTimeout = command.Number(
        "--model-timeout SECONDS",
        "Seconds after which no more requests are sent.",
        (int)Defaults.Timeout.TotalSeconds,
        (1, 86_400)
    );

    private readonly Option<string?> _cache = command.Text(
        "--cache DIR",
        "Folder that keeps the model's replies, so that nothing is asked twice. Default: .piebot/cache in the repository, which git ignores."
    );

    private readonly Option<bool> _offline = command.Flag(
        "--offline",
        "Send no requests: every reply must be in the cache. Needs no key."
    );

    private readonly Option<string?> _prices = command.Text(
        "--prices FILE",
        "Prices by model, in US dollars per million tokens: { \"MODEL\": { \"input\": 2.5, \"output\": 10 } }. Default: piebot/prices.json in your configuration folder, otherwise .piebot/prices.json if git does not track it."
    );

    /// <summary>The settings with the budget.</summary>
    public ModelSettings Read(Given given, ModelSettings settings) =>
        settings with
        {
            PromptTokens = given.GetValue(_promptTokens),
            ReplyTokens = given.GetValue(_replyTokens),
            MaxTokens = given.GetValue(_maxTokens),
            MaxRequests = given.GetValue(_maxRequests),
            Timeout = TimeSpan.FromSeconds(given.GetValue(_modelTimeout)),
            Concurrency = given.GetValue(_concurrency),
            Offline = given.GetValue(_offline),
        };

    /// <summary>Of one request.</summary>
    public TimeSpan RequestTimeout(Given given) =>
        TimeSpan.FromSeconds(given.GetValue(_requestTimeout));

    /// <summary>The folder of replies; null where none is named.</summary>
    public string? Cache(Given given) => given.GetValue(_cache);

    /// <summary>The file of prices; null where none is named.</summary>
    public string? Prices(Given given) => given.GetValue(_prices);
}
