using System.Text.Json;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>Reads single values of JSON that nobody vouches for; null for anything else than what is asked for.</summary>
internal static class Numbers
{
    /// <summary>A finite number within bounds. Names such as <c>"NaN"</c> are none.</summary>
    public static double? Number(JsonElement parent, string name, double least, double most) =>
        parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number)
        && number >= least
        && number <= most
            ? number
            : null;

    /// <summary>A whole number from 0.</summary>
    public static int? Count(JsonElement parent, string name, int most) =>
        parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
        && number >= 0
        && number <= most
            ? number
            : null;

    /// <summary>An enum by one of its names; numbers are no names.</summary>
    public static T? Name<T>(JsonElement parent, string name)
        where T : struct, Enum =>
        Text(parent, name) is { } text
        && Array.IndexOf(Enum.GetNames<T>(), text) is >= 0 and var index
            ? Enum.GetValues<T>()[index]
            : null;

    public static JsonElement? Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : null;

    /// <summary>Text to be held against what is known; never to be shown.</summary>
    public static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
