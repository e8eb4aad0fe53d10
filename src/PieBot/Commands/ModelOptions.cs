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

    private readonly Option<int> _samples = NumberOption.Create(
        "--samples",
        "Replies per member, sampled at temperature 0.7; 1 is a single greedy reply.",
        Defaults.Samples,
        1,
        64
    );

    private readonly Option<int> _examples = NumberOption.Create(
        "--examples",
        "Slow → fast pairs in a prompt.",
        Defaults.Examples,
        0,
        32
    );

    private readonly BudgetOptions _budget = new();

    private readonly Option<int> _repairs = NumberOption.Create(
        "--repairs",
        "Candidates per member that are sent back once, with what failed, when they do not compile or fail tests.",
        Defaults.Repairs,
        0,
        64
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
    }

    private Option[] Whom => [_model, _endpoint, _azure, _prompt, _samples, _examples];

    /// <param name="verifies">Whether the command verifies, so that a second round can follow.</param>
    public void AddTo(Command command, bool verifies)
    {
        foreach (
            var option in (Option[])
                [
                    _proposer,
                    .. Whom,
                    .. verifies ? (Option[])[_repairs, _refine, _noExplain] : [],
                    .. _budget.All,
                ]
        )
        {
            command.Options.Add(option);
        }
    }

    /// <summary>For a command that asks a model and nobody else, and does not verify.</summary>
    public void AddModelTo(Command command)
    {
        foreach (var option in (Option[])[.. Whom, .. _budget.All])
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
            _budget.Read(
                parsed,
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
                    Repairs = parsed.GetValue(_repairs),
                    Refine = parsed.GetValue(_refine),
                }
            ),
            proposer != "model",
            Set(parsed.GetValue(_endpoint))
                ?? Set(Environment.GetEnvironmentVariable("PIEBOT_ENDPOINT")),
            parsed.GetValue(_azure),
            _budget.RequestTimeout(parsed),
            _budget.Cache(parsed),
            _budget.Prices(parsed),
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
                ?? Set(Environment.GetEnvironmentVariable("PIEBOT_ENDPOINT")),
            given.GetValue<bool>("--azure"),
            Secrets.Get
        );

    private static string? Set(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
