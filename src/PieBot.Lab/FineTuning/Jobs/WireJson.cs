using System.Text.Json;
using PieBot.Core.Changes;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>Reads what a server says, which may be anything.</summary>
internal static class WireJson
{
    private const int LongestWords = 300;

    /// <returns>Null when it is no JSON object.</returns>
    public static JsonElement? TryParse(BinaryData json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text, fit to be shown; null when there is none.</summary>
    public static string? Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && PlainText.Line(value.GetString()!, LongestWords) is { Length: > 0 } text
            ? text
            : null;
}
