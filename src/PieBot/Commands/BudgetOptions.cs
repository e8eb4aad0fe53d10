using System.CommandLine;
using PieBot.Core.Proposals.Models.Prompt;

namespace PieBot.Tool.Commands;

/// <summary>The options on what asking a model may cost: tokens, requests, time, and what is known from before.</summary>
internal sealed class BudgetOptions
{
    private static readonly ModelSettings Defaults = new("");

    private readonly Option<int> _promptTokens = NumberOption.Create(
        "--prompt-tokens",
        "Most tokens in a prompt; what does not fit is left out and reported.",
        Defaults.PromptTokens,
        500,
        1_000_000
    );

    private readonly Option<int> _replyTokens = NumberOption.Create(
        "--reply-tokens",
        "Most tokens in a reply, including the model's reasoning.",
        Defaults.ReplyTokens,
        64,
        1_000_000
    );

    private readonly Option<long> _maxTokens = new("--max-tokens")
    {
        Description = "Most tokens in the whole run, prompts and replies.",
        DefaultValueFactory = _ => Defaults.MaxTokens,
        HelpName = "N",
    };

    private readonly Option<int> _maxRequests = NumberOption.Create(
        "--max-requests",
        "Most requests in the whole run.",
        Defaults.MaxRequests,
        0,
        1_000_000
    );

    private readonly Option<int> _concurrency = NumberOption.Create(
        "--concurrency",
        "Requests sent at the same time.",
        Defaults.Concurrency,
        1,
        64
    );

    private readonly Option<int> _requestTimeout = NumberOption.Create(
        "--request-timeout",
        "Seconds until a request is given up.",
        180,
        1,
        86_400,
        "SECONDS"
    );

    private readonly Option<int> _modelTimeout = NumberOption.Create(
        "--model-timeout",
        "Seconds after which no more requests are sent.",
        (int)Defaults.Timeout.TotalSeconds,
        1,
        86_400,
        "SECONDS"
    );

    private readonly Option<string?> _cache = new("--cache")
    {
        Description =
            "Folder that keeps the model's replies, so that nothing is asked twice. Default: .piebot/cache in the repository, which git ignores.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _offline = new("--offline")
    {
        Description = "Send no requests: every reply must be in the cache. Needs no key.",
    };

    private readonly Option<string?> _prices = new("--prices")
    {
        Description =
            "Prices by model, in US dollars per million tokens: { \"MODEL\": { \"input\": 2.5, \"output\": 10 } }. Default: piebot/prices.json in your configuration folder, otherwise .piebot/prices.json if git does not track it.",
        HelpName = "FILE",
    };

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<Option> All =>
        [
            _promptTokens,
            _replyTokens,
            _maxTokens,
            _maxRequests,
            _concurrency,
            _requestTimeout,
            _modelTimeout,
            _cache,
            _offline,
            _prices,
        ];

    /// <summary>The settings with the budget.</summary>
    public ModelSettings Read(ParseResult parsed, ModelSettings settings) =>
        settings with
        {
            PromptTokens = parsed.GetValue(_promptTokens),
            ReplyTokens = parsed.GetValue(_replyTokens),
            MaxTokens = parsed.GetValue(_maxTokens),
            MaxRequests = parsed.GetValue(_maxRequests),
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(_modelTimeout)),
            Concurrency = parsed.GetValue(_concurrency),
            Offline = parsed.GetValue(_offline),
        };

    /// <summary>Of one request.</summary>
    public TimeSpan RequestTimeout(ParseResult parsed) =>
        TimeSpan.FromSeconds(parsed.GetValue(_requestTimeout));

    /// <summary>The folder of replies; null where none is named.</summary>
    public string? Cache(ParseResult parsed) => parsed.GetValue(_cache);

    /// <summary>The file of prices; null where none is named.</summary>
    public string? Prices(ParseResult parsed) => parsed.GetValue(_prices);
}
