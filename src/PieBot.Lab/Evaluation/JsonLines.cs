using System.Text.Json;
using PieBot.Core;

namespace PieBot.Lab.Evaluation;

/// <summary>Files of a JSON object a line.</summary>
internal static class JsonLines
{
    /// <exception cref="UserErrorException">The file cannot be read, or a line is no object.</exception>
    public static IEnumerable<(JsonElement Line, string Place)> Read(string path)
    {
        var number = 0;
        foreach (var text in Lines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                var place = FormattableString.Invariant($"{path}, line {number}");
                yield return (Parse(text, place), place);
            }
        }
    }

    /// <summary>A field's text; null when it is not there, or no text.</summary>
    public static string? Text(this JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement Parse(string text, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } element
                ? element.Clone()
                : throw new UserErrorException($"{place} is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new UserErrorException($"{place} is not JSON: {exception.Message}", exception);
        }
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read {path}: {exception.Message}", exception);
        }
    }
}
