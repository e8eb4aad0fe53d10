using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;

namespace PieBot.Tool.Commands;

/// <summary>The options on who proposes. Endpoint and key come from the command line and the environment alone, never from files of a repository; a model may be named at the base of the changes.</summary>
/// <param name="proposes">Whether the rules may propose too, or instead.</param>
/// <param name="verifies">Whether the command verifies, so that a second round can follow.</param>
internal sealed class ModelOptions(Command command, bool proposes, bool verifies)
{
    private static readonly ModelSettings Defaults = new("");

    private readonly Option<string?> _proposer = command
        .If(proposes)
        .Text(
            "--proposer rules|model|both",
            "Who proposes: rules (free, no key), model, or both. Default: both when a model is named, otherwise rules."
        );

    private readonly Option<string?> _model = command.Text(
        "--model NAME",
        "Model to ask, or the deployment on Azure. Default: PIEBOT_MODEL. Its key is read from PIEBOT_API_KEY, OPENAI_API_KEY (OpenAI only) or AZURE_OPENAI_API_KEY (Azure only). The changed members and the code they use are sent to it."
    );

    private readonly Option<string?> _endpoint = command.Text(
        "--endpoint URL",
        "Base URL of a chat-completions API, such as http://localhost:11434/v1 or https://NAME.openai.azure.com. Default: PIEBOT_ENDPOINT, otherwise OpenAI's own."
    );

    private readonly Option<bool> _azure = command.Flag(
        "--azure",
        "Treat the endpoint as Azure's although its host name does not show it (a gateway). Without a key an Entra identity is used."
    );

    private readonly Option<string> _prompt = command.Value(
        "--prompt instruction|few-shot|few-shot+explain",
        "Kind of prompt: instruction, few-shot (with slow → fast pairs similar to the member), or few-shot+explain (the pairs say why, and the model analyses first).",
        "few-shot"
    );

    private readonly Option<int> _samples = command.Number(
        "--samples N",
        "Replies per member, sampled at temperature 0.7; 1 is a single greedy reply.",
        Defaults.Samples,
        (1, 64)
    );

    private readonly Option<int> _examples = command.Number(
        "--examples N",
        "Slow → fast pairs in a prompt.",
        Defaults.Examples,
        (0, 32)
    );

    private readonly Option<int> _repairs = command.Number(
        "--repairs N",
        verifies
            ? "Edits per member that go back to the model once, with the reason: of those that are refused before they are built, and of those that do not compile, fail tests or behave differently."
            : "Edits per member that go back to the model once, with the reason, when they are refused.",
        Defaults.Repairs,
        (0, 64)
    );

    private readonly Option<int> _rounds = command
        .If(verifies)
        .Number(
            "--rounds N",
            "How often the model is asked about a member: from the second time on with the measurements of its best edit so far. It ends earlier when a round gains nothing.",
            Defaults.Rounds,
            (1, 10)
        );

    private readonly Option<bool> _refine = command
        .If(verifies)
        .Flag("--refine", "The same as --rounds 2.");

    private readonly Option<bool> _noExplain = command
        .If(verifies)
        .Flag("--no-explain", "Do not ask the model why its proved candidates are faster.");

    private readonly BudgetOptions _budget = new(command);

    /// <summary>Null when only the rules propose.</summary>
    /// <exception cref="UserErrorException">A model is to propose, and none is named.</exception>
    public ModelChoice? Read(Given given)
    {
        var proposer = given.GetValue(_proposer);
        var model =
            Set(given.GetValue(_model)) ?? Set(Environment.GetEnvironmentVariable("PIEBOT_MODEL"));
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
                given,
                new(model)
                {
                    Prompt = given.GetValue(_prompt) switch
                    {
                        "instruction" => PromptType.Instruction,
                        "few-shot" => PromptType.FewShot,
                        _ => PromptType.FewShotExplain,
                    },
                    Samples = given.GetValue(_samples),
                    Examples = given.GetValue(_examples),
                    Repairs = given.GetValue(_repairs),
                    Rounds = Math.Max(given.GetValue(_rounds), given.GetValue(_refine) ? 2 : 1),
                }
            ),
            proposer != "model",
            Set(given.GetValue(_endpoint))
                ?? Set(Environment.GetEnvironmentVariable("PIEBOT_ENDPOINT")),
            given.GetValue(_azure),
            _budget.RequestTimeout(given),
            _budget.Cache(given),
            _budget.Prices(given),
            !given.GetValue(_noExplain)
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
