using System.Text;
using System.Text.Json;

namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>Reads a chat completion, whatever a server makes of the format.</summary>
internal static class WireReply
{
    /// <summary>Null when it is no chat completion.</summary>
    public static (IReadOnlyList<Reply> Replies, TokenUsage Usage)? TryRead(
        ReadOnlyMemory<byte> body
    )
    {
        try
        {
            // Broken UTF-8 becomes replacement characters, which no edit may bring in.
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(body.Span));
            var root = json.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("choices", out var choices)
                || choices.ValueKind != JsonValueKind.Array
            )
            {
                return null;
            }

            return (choices.EnumerateArray().Select(Choice).ToList(), Usage(root));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Reply Choice(JsonElement choice)
    {
        var finish = Text(choice, "finish_reason") ?? "stop";
        return
            choice.ValueKind == JsonValueKind.Object
            && choice.TryGetProperty("message", out var message)
            ? new(Text(message, "content") ?? Text(message, "refusal") ?? "", finish)
            : new("", finish);
    }

    private static TokenUsage Usage(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
        {
            return TokenUsage.None;
        }

        var cached =
            usage.TryGetProperty("prompt_tokens_details", out var details)
            && details.ValueKind == JsonValueKind.Object
                ? Number(details, "cached_tokens")
                : 0;
        return new(Number(usage, "prompt_tokens"), Number(usage, "completion_tokens"), cached);
    }

    private static string? Text(JsonElement one, string name) =>
        one.ValueKind == JsonValueKind.Object
        && one.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? Lenient(value)
            : null;

    // A lone surrogate, escaped, is valid JSON and no text.
    private static string? Lenient(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static long Number(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number)
        && number > 0
            ? number
            : 0;
}
