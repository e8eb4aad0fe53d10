namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>Whose dialect an endpoint speaks.</summary>
internal enum EndpointKind
{
    OpenAI,
    Azure,
    Compatible,
}

/// <summary>Which model is asked, where, and with which key.</summary>
/// <param name="Address">Base URL; null: OpenAI's own.</param>
/// <param name="Key">Null where none is set: Azure then asks for an Entra identity, others are called without.</param>
internal sealed record EndpointSettings(EndpointKind Kind, Uri? Address, string Model, ApiKey? Key)
{
    /// <summary>The variables of the environment that a model's key may stand in.</summary>
    public static IReadOnlyList<string> KeyVariables { get; } =
    ["PIEBOT_API_KEY", "OPENAI_API_KEY", "AZURE_OPENAI_API_KEY"];

    private static readonly string[] AzureHosts =
    [
        ".openai.azure.com",
        ".cognitiveservices.azure.com",
        ".services.ai.azure.com",
    ];

    /// <summary>For one try of one request, its reply read to the end.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Tries of one request after the first, where the failure may pass.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Requests under way at once.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>
    /// Reads the key from the environment and from nowhere else. <c>PIEBOT_API_KEY</c> goes to whatever endpoint is named,
    /// <c>OPENAI_API_KEY</c> to OpenAI alone and <c>AZURE_OPENAI_API_KEY</c> to Azure alone: a key is never sent to a host it is not for.
    /// </summary>
    /// <param name="endpoint">As the user gave it; null: OpenAI's own.</param>
    /// <param name="azure">Whether Azure's dialect is asked for; a host of Azure's is recognised.</param>
    /// <exception cref="UserErrorException">The address is none, or OpenAI's own is asked without a key.</exception>
    public static EndpointSettings Read(
        string model,
        string? endpoint,
        bool azure,
        Func<string, string?> variable
    )
    {
        var (kind, address) = Whom(endpoint, azure);
        if (kind == EndpointKind.Azure && address is null)
        {
            throw new UserErrorException(
                "Azure OpenAI needs the address of your resource: --endpoint https://NAME.openai.azure.com (or PIEBOT_ENDPOINT), and the deployment's name as --model."
            );
        }

        var key = KeyOf(kind, variable);
        return kind == EndpointKind.OpenAI && key is null
            ? throw new UserErrorException(
                "OpenAI needs a key: set OPENAI_API_KEY (or PIEBOT_API_KEY) in the environment, or name another endpoint with --endpoint. Without --model PieBot proposes with its rules, which need no key."
            )
            : new(kind, address, model, key);
    }

    /// <summary>The key that would be sent to an endpoint; null when there is none for it.</summary>
    /// <exception cref="UserErrorException">The address is none.</exception>
    public static ApiKey? FindKey(string? endpoint, bool azure, Func<string, string?> variable) =>
        KeyOf(Whom(endpoint, azure).Kind, variable);

    private static (EndpointKind Kind, Uri? Address) Whom(string? endpoint, bool azure)
    {
        var address = endpoint is null ? null : Parse(endpoint);
        var kind =
            address is null ? (azure ? EndpointKind.Azure : EndpointKind.OpenAI)
            : azure || IsAzure(address) ? EndpointKind.Azure
            : EndpointKind.Compatible;
        return (kind, address);
    }

    private static ApiKey? KeyOf(EndpointKind kind, Func<string, string?> variable)
    {
        var own = kind switch
        {
            EndpointKind.OpenAI => Set(variable("OPENAI_API_KEY")),
            EndpointKind.Azure => Set(variable("AZURE_OPENAI_API_KEY")),
            _ => null,
        };
        return (Set(variable("PIEBOT_API_KEY")) ?? own) is { } key ? new(key) : null;
    }

    /// <summary>Whether a model named so could not be asked for want of a key: OpenAI's own.</summary>
    public static bool LacksKey(string? endpoint, bool azure, Func<string, string?> variable) =>
        Set(endpoint) is null
        && !azure
        && Set(variable("PIEBOT_API_KEY")) is null
        && Set(variable("OPENAI_API_KEY")) is null;

    private static Uri Parse(string endpoint)
    {
        if (
            !Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http")
        )
        {
            throw new UserErrorException(
                "The model's endpoint must be a URL such as https://host/v1. Give the base of the chat-completions API with --endpoint or PIEBOT_ENDPOINT."
            );
        }

        return address.UserInfo.Length > 0 || address.Query.Length > 0
            ? throw new UserErrorException(
                "The model's endpoint must not carry a user, password or query: set the key in PIEBOT_API_KEY instead."
            )
            : address;
    }

    // The newer path of Azure's speaks the plain dialect, but takes Azure's keys: those come from PIEBOT_API_KEY then.
    private static bool IsAzure(Uri address) =>
        Array.Exists(
            AzureHosts,
            host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)
        ) && !address.AbsolutePath.Contains("/openai/v1", StringComparison.OrdinalIgnoreCase);

    private static string? Set(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
