using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PieBot.Tool.Demo;

/// <summary>
/// Stands in for a model's server: answers a question on a member with what a model once replied to it. Everything else of
/// the run is as with a real one: the prompt is built, the replies are parsed, guarded and proved.
/// </summary>
/// <param name="replies">By the member's name: an array of replies.</param>
internal sealed class RecordedModel(IReadOnlyDictionary<string, string> replies)
    : HttpMessageHandler
{
    public const string Name = "recorded";

    /// <summary>Nobody is asked under this address.</summary>
    public const string Endpoint = "http://recorded.invalid/v1";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var asked = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var question = (string)asked["messages"]!.AsArray()[^1]!["content"]!;
        var member = question.Split("<member>")[^1];
        // The name that comes first is the one that is defined; the others are called.
        var name = replies
            .Keys.Where(one => member.Contains($"{one}(", StringComparison.Ordinal))
            .MinBy(one => member.IndexOf($"{one}(", StringComparison.Ordinal));
        return new(HttpStatusCode.OK)
        {
            Content = new StringContent(
                Completion(name is null ? [] : JsonNode.Parse(replies[name])!.AsArray())
                    .ToJsonString(),
                Encoding.UTF8,
                "application/json"
            ),
        };
    }

    private static JsonObject Completion(JsonArray replies) =>
        new()
        {
            ["id"] = "recorded",
            ["object"] = "chat.completion",
            ["created"] = 0,
            ["model"] = Name,
            ["choices"] = new JsonArray([
                .. replies
                    .Select(reply => reply!.ToJsonString())
                    .DefaultIfEmpty("{\"edits\":[]}")
                    .Select(
                        (reply, index) =>
                            new JsonObject
                            {
                                ["index"] = index,
                                ["finish_reason"] = "stop",
                                ["message"] = new JsonObject
                                {
                                    ["role"] = "assistant",
                                    ["content"] = reply,
                                },
                            }
                    ),
            ]),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = 0,
                ["completion_tokens"] = 0,
                ["total_tokens"] = 0,
            },
        };
}
