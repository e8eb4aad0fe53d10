using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;

namespace PieBot.Tool.Commands;

/// <summary>The options on who proposes. Endpoint and key come from the command line and the environment alone, never from files of a repository; a model may be named at the base of the changes.</summary>
internal sealed class ModelOptions
{
    private static readonly ModelSettings Defaults = new("");

    private readonly Option<string?> _proposer = new("--proposer")
    {
        Description =
            "Who proposes: rules (free, no key), model, or both. Default: both when a model is named, otherwise rules.",
        HelpName = "rules|model|both",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description =
            "Model to ask, or the deployment on Azure. Default: PIEBOT_MODEL. Its key is read from PIEBOT_API_KEY, OPENAI_API_KEY (OpenAI only) or AZURE_OPENAI_API_KEY (Azure only). The changed members and the code they use are sent to it.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description =
            "Base URL of a chat-completions API, such as http://localhost:11434/v1 or https://NAME.openai.azure.com. Default: PIEBOT_ENDPOINT, otherwise OpenAI's own.",
        HelpName = "URL",
    };

    private readonly Option<bool> _azure = new("--azure")
    {
        Description =
            "Treat the endpoint as Azure's although its host name does not show it (a gateway). Without a key an Entra identity is used.",
    };

    private readonly Option<string> _prompt = new("--prompt")
    {
        Description =
            "Kind of prompt: instruction, few-shot (with slow → fast pairs similar to the member), or few-shot+explain (the pairs say why, and the model analyses first).",
        DefaultValueFactory = _ => "few-shot",
        HelpName = "instruction|few-shot|few-shot+explain",
    };

    private readonly Option<int> _samples = Number(
        "--samples",
        "Replies per member, sampled at temperature 0.7; 1 is a single greedy reply.",
        Defaults.Samples
    );

    private readonly Option<int> _examples = Number(
        "--examples",
        "Slow → fast pairs in a prompt.",
        Defaults.Examples
    );

    private readonly Option<int> _promptTokens = Number(
        "--prompt-tokens",
        "Most tokens in a prompt; what does not fit is left out and reported.",
        Defaults.PromptTokens
    );

    private readonly Option<int> _replyTokens = Number(
        "--reply-tokens",
        "Most tokens in a reply, including the model's reasoning.",
        Defaults.ReplyTokens
    );

    private readonly Option<long> _maxTokens = new("--max-tokens")
    {
        Description = "Most tokens in the whole run, prompts and replies.",
        DefaultValueFactory = _ => Defaults.MaxTokens,
        HelpName = "N",
    };

    private readonly Option<int> _maxRequests = Number(
        "--max-requests",
        "Most requests in the whole run.",
        Defaults.MaxRequests
    );

    private readonly Option<int> _concurrency = Number(
        "--concurrency",
        "Requests sent at the same time.",
        Defaults.Concurrency
    );

    private readonly Option<int> _requestTimeout = Number(
        "--request-timeout",
        "Seconds until a request is given up.",
        180,
        "SECONDS"
    );

    private readonly Option<int> _modelTimeout = Number(
        "--model-timeout",
        "Seconds after which no more requests are sent.",
        (int)Defaults.Timeout.TotalSeconds,
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

    private readonly Option<int> _repairs = Number(
        "--repairs",
        "Candidates per member that are sent back once, with what failed, when they do not compile or fail tests.",
        Defaults.Repairs
    );

    private readonly Option<bool> _refine = new("--refine")
    {
        Description =
            "Ask once more about each candidate of the model that proved faster, with its measurements.",
    };

    private readonly Option<bool> _noExplain = new("--no-explain")
    {
        Description = "Do not ask the model why its proved candidates are faster.",
    };

    public ModelOptions()
    {
        _proposer.AcceptOnlyFromAmong("rules", "model", "both");
        _prompt.AcceptOnlyFromAmong("instruction", "few-shot", "few-shot+explain");
        Check(_samples, 1, 64);
        Check(_examples, 0, 32);
        Check(_promptTokens, 500, 1_000_000);
        Check(_replyTokens, 64, 1_000_000);
        Check(_maxRequests, 0, 1_000_000);
        Check(_concurrency, 1, 64);
        Check(_requestTimeout, 1, 86_400);
        Check(_modelTimeout, 1, 86_400);
        Check(_repairs, 0, 64);
    }

    private Option[] Whom => [_model, _endpoint, _azure, _prompt, _samples, _examples];

    private Option[] Bounds =>
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

    /// <param name="verifies">Whether the command verifies, so that a second round can follow.</param>
    public void AddTo(Command command, bool verifies)
    {
        foreach (
            var option in (Option[])
                [
                    _proposer,
                    .. Whom,
                    .. verifies ? (Option[])[_repairs, _refine, _noExplain] : [],
                    .. Bounds,
                ]
        )
        {
            command.Options.Add(option);
        }
    }

    /// <summary>For a command that asks a model and nobody else, and does not verify.</summary>
    public void AddModelTo(Command command)
    {
        foreach (var option in (Option[])[.. Whom, .. Bounds])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Null when only the rules propose.</summary>
    /// <exception cref="UserErrorException">A model is to propose, and none is named.</exception>
    public ModelChoice? Read(ParseResult parsed)
    {
        var proposer = parsed.GetValue(_proposer);
        var model =
            Set(parsed.GetValue(_model)) ?? Set(Environment.GetEnvironmentVariable("PIEBOT_MODEL"));
        if (proposer == "rules" || (model is null && proposer is null))
        {
            return null;
        }

        if (model is null)
        {
            throw new UserErrorException(
                $"--proposer {proposer} needs a model: name it with --model or PIEBOT_MODEL. Without a model leave --proposer out, and the rules propose."
            );
        }

        return new(
            new(model)
            {
                Prompt = parsed.GetValue(_prompt) switch
                {
                    "instruction" => PromptType.Instruction,
                    "few-shot" => PromptType.FewShot,
                    _ => PromptType.FewShotExplain,
                },
                Samples = parsed.GetValue(_samples),
                Examples = parsed.GetValue(_examples),
                PromptTokens = parsed.GetValue(_promptTokens),
                ReplyTokens = parsed.GetValue(_replyTokens),
                MaxTokens = parsed.GetValue(_maxTokens),
                MaxRequests = parsed.GetValue(_maxRequests),
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(_modelTimeout)),
                Concurrency = parsed.GetValue(_concurrency),
                Repairs = parsed.GetValue(_repairs),
                Refine = parsed.GetValue(_refine),
                Offline = parsed.GetValue(_offline),
            },
            proposer != "model",
            Set(parsed.GetValue(_endpoint))
                ?? Set(Environment.GetEnvironmentVariable("PIEBOT_ENDPOINT")),
            parsed.GetValue(_azure),
            TimeSpan.FromSeconds(parsed.GetValue(_requestTimeout)),
            parsed.GetValue(_cache),
            parsed.GetValue(_prices),
            !parsed.GetValue(_noExplain)
        );
    }

    /// <summary>
    /// Whether only the repository's configuration names a model, for everybody who runs PieBot there, and whoever runs it has no key.
    /// A model on the command line is a demand: without a key that ends in an error.
    /// </summary>
    public static bool IsOutOfReach(ParseResult given, RepositoryConfiguration configuration) =>
        given.CommandResult.Command.Options.Any(one => one.Name == "--model")
        && configuration.Options.Any(one => one.Option == "--model")
        && Set(given.GetValue<string?>("--model")) is null
        && Set(Environment.GetEnvironmentVariable("PIEBOT_MODEL")) is null
        && given.GetValue<string?>("--proposer") is null
        && !given.GetValue<bool>("--offline")
        && EndpointSettings.LacksKey(
            Set(given.GetValue<string?>("--endpoint"))
                ?? Environment.GetEnvironmentVariable("PIEBOT_ENDPOINT"),
            given.GetValue<bool>("--azure"),
            Secrets.Get
        );

    private static string? Set(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static Option<int> Number(
        string name,
        string description,
        int value,
        string unit = "N"
    ) =>
        new(name)
        {
            Description = description,
            DefaultValueFactory = _ => value,
            HelpName = unit,
        };

    private static void Check(Option<int> option, int least, int most) =>
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token, ..]
                && int.TryParse(token.Value, out var value)
                && (value < least || value > most)
            )
            {
                result.AddError(
                    $"{option.Name} must be a number from {least} to {most}, not {value}."
                );
            }
        });
}
