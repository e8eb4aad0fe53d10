using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>
/// Turns OpenAI's requests into Azure's: another path, a version in the query, the key in a header of its own, or an Entra identity without one.
/// Azure's own client refuses to fine-tune in the version that is used here.
/// </summary>
/// <param name="key">Null: an Entra identity is used.</param>
internal sealed class AzureDialect(ApiKey? key) : PipelinePolicy
{
    // The newest that is not a preview: https://learn.microsoft.com/azure/ai-services/openai/authoring-reference
    private const string Version = "2024-10-21";

    private static readonly TokenRequestContext Scope = new([
        "https://cognitiveservices.azure.com/.default",
    ]);

    private readonly DefaultAzureCredential? _identity = key is null ? new() : null;

    /// <param name="resource">As the user gave it.</param>
    public static Uri Base(Uri resource) => new($"{resource.ToString().TrimEnd('/')}/openai");

    public override void Process(
        PipelineMessage message,
        IReadOnlyList<PipelinePolicy> pipeline,
        int currentIndex
    )
    {
        var token = _identity?.GetToken(Scope, message.CancellationToken);
        Translate(message.Request, token?.Token);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override async ValueTask ProcessAsync(
        PipelineMessage message,
        IReadOnlyList<PipelinePolicy> pipeline,
        int currentIndex
    )
    {
        var token = _identity is null
            ? (AccessToken?)null
            : await _identity.GetTokenAsync(Scope, message.CancellationToken);
        Translate(message.Request, token?.Token);
        await ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Translate(PipelineRequest request, string? token)
    {
        var address = new UriBuilder(request.Uri!);
        // A second try comes through here again.
        if (!address.Query.Contains("api-version=", StringComparison.Ordinal))
        {
            address.Query =
                (address.Query.Length > 1 ? address.Query[1..] + "&" : "")
                + $"api-version={Version}";
            request.Uri = address.Uri;
        }

        if (key is null)
        {
            request.Headers.Set("Authorization", $"Bearer {token}");
        }
        else
        {
            request.Headers.Remove("Authorization");
            request.Headers.Set("api-key", key.Value);
        }
    }
}
