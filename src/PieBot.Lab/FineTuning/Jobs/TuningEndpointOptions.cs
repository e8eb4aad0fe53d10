using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>Where jobs run. Address and key come from the command line and the environment alone.</summary>
internal sealed class TuningEndpointOptions
{
    // Training files may be large.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(15);

    private readonly Option<string?> _address = new("--endpoint")
    {
        Description =
            "Base URL of the API, such as https://NAME.openai.azure.com. Default: PIEBOT_ENDPOINT, otherwise OpenAI's own.",
        HelpName = "URL",
    };

    private readonly Option<bool> _azure = new("--azure")
    {
        Description = "Treat the endpoint as Azure's although its host name does not show it.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_address);
        command.Options.Add(_azure);
    }

    /// <exception cref="UserErrorException">The address is none, or OpenAI's own is asked without a key.</exception>
    public EndpointSettings Read(ParseResult parsed, string model) =>
        EndpointSettings.Read(
            model,
            Set(parsed.GetValue(_address))
                ?? Set(Environment.GetEnvironmentVariable("PIEBOT_ENDPOINT")),
            parsed.GetValue(_azure),
            Environment.GetEnvironmentVariable
        ) with
        {
            RequestTimeout = LongestRequest,
        };

    private static string? Set(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
