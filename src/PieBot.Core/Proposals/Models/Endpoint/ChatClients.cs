using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;

namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>Clients of the two kinds of endpoints, Azure's and all others.</summary>
internal static class ChatClients
{
    public static ChatClient Of(
        EndpointSettings settings,
        PipelineTransport transport,
        PatientRetry retry
    )
    {
        if (settings.Kind == EndpointKind.Azure)
        {
            var azure = new AzureOpenAIClientOptions();
            Set(azure);
            return settings.Key is { } own
                ? new AzureOpenAIClient(
                    settings.Address,
                    new ApiKeyCredential(own.Value),
                    azure
                ).GetChatClient(settings.Model)
                : new AzureOpenAIClient(
                    settings.Address,
                    new DefaultAzureCredential(),
                    azure
                ).GetChatClient(settings.Model);
        }

        var options = new OpenAIClientOptions();
        Set(options);
        if (settings.Address is not null)
        {
            options.Endpoint = settings.Address;
        }

        // Servers that want no key are still sent the header; the client insists.
        return new(settings.Model, new ApiKeyCredential(settings.Key?.Value ?? "none"), options);

        void Set(ClientPipelineOptions one)
        {
            one.Transport = transport;
            one.RetryPolicy = retry;
            one.NetworkTimeout = settings.RequestTimeout;
        }
    }
}
