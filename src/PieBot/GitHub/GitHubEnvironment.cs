using PieBot.Core;

namespace PieBot.Tool.GitHub;

/// <summary>
/// What a workflow tells its steps: the one place that reads <c>GITHUB_*</c>
/// (https://docs.github.com/actions/reference/workflows-and-actions/variables).
/// </summary>
internal sealed record GitHubEnvironment
{
    private static readonly Uri PublicApi = new("https://api.github.com/");
    private static readonly Uri PublicServer = new("https://github.com/");

    /// <summary>Whether this is a step of a workflow.</summary>
    public bool InActions { get; init; }

    /// <summary><c>PIEBOT_GITHUB_TOKEN</c>, else <c>GITHUB_TOKEN</c>; null when neither is set.</summary>
    public Secret? Token { get; init; }

    /// <summary>Ends with a slash; that of a GitHub Enterprise server ends with <c>/api/v3/</c>.</summary>
    public Uri ApiUrl { get; init; } = PublicApi;

    /// <summary>Of the web pages; ends with a slash.</summary>
    public Uri ServerUrl { get; init; } = PublicServer;

    /// <summary><c>OWNER/NAME</c>.</summary>
    public string? Repository { get; init; }

    /// <summary>Such as <c>pull_request</c> or <c>workflow_run</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>A file with the event's payload.</summary>
    public string? EventPath { get; init; }

    /// <summary>What the workflow runs on; of a pull request the merge commit, not the head.</summary>
    public string? Sha { get; init; }

    public string? Actor { get; init; }

    public string? RunId { get; init; }

    /// <summary>A file whose markdown is shown with the step.</summary>
    public string? StepSummary { get; init; }

    /// <summary>A file for the step's outputs.</summary>
    public string? Output { get; init; }

    /// <param name="variable">An environment variable by name.</param>
    /// <exception cref="UserErrorException">An address is none.</exception>
    public static GitHubEnvironment Read(Func<string, string?> variable)
    {
        string? Get(string name) => variable(name) is { Length: > 0 } value ? value : null;
        return new()
        {
            InActions = Get("GITHUB_ACTIONS") == "true",
            Token = (Get("PIEBOT_GITHUB_TOKEN") ?? Get("GITHUB_TOKEN"))?.Trim()
                is { Length: > 0 } token
                ? new(token)
                : null,
            ApiUrl = Address("GITHUB_API_URL", Get("GITHUB_API_URL")) ?? PublicApi,
            ServerUrl = Address("GITHUB_SERVER_URL", Get("GITHUB_SERVER_URL")) ?? PublicServer,
            Repository = Get("GITHUB_REPOSITORY"),
            EventName = Get("GITHUB_EVENT_NAME"),
            EventPath = Get("GITHUB_EVENT_PATH"),
            Sha = Get("GITHUB_SHA"),
            Actor = Get("GITHUB_ACTOR"),
            RunId = Get("GITHUB_RUN_ID"),
            StepSummary = Get("GITHUB_STEP_SUMMARY"),
            Output = Get("GITHUB_OUTPUT"),
        };
    }

    private static Uri? Address(string name, string? value)
    {
        if (value is null)
        {
            return null;
        }

        return
            Uri.TryCreate(value.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            && uri.Scheme is "https" or "http"
            ? uri
            : throw new UserErrorException(
                $"{name} is '{value}', which is not an address. Set it to an address such as https://github.example.com/api/v3."
            );
    }
}
