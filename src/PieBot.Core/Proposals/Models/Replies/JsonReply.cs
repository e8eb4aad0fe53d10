using System.Text;
using System.Text.Json;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Finds the JSON object of edits in a reply, with or without a fence or prose around it.</summary>
internal static class JsonReply
{
    // A hostile reply may open thousands of braces.
    private const int MostTries = 50;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 16,
    };

    /// <summary>Null when there is none.</summary>
    public static RawReply? TryRead(string text)
    {
        var from = 0;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var start = text.IndexOf('{', from);
            if (start < 0)
            {
                return null;
            }

            if (Object(text, start) is { } reply)
            {
                return reply;
            }

            from = start + 1;
        }

        return null;
    }

    private static RawReply? Object(string text, int start)
    {
        var bytes = Encoding.UTF8.GetBytes(text[start..]);
        var reader = new Utf8JsonReader(
            bytes,
            new()
            {
                AllowTrailingCommas = Options.AllowTrailingCommas,
                CommentHandling = Options.CommentHandling,
                MaxDepth = Options.MaxDepth,
            }
        );
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var json))
            {
                return null;
            }

            using (json)
            {
                return Read(json.RootElement);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON from here, or text that is no text.
            return null;
        }
    }

    private static RawReply? Read(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("edits", out var edits)
            || edits.ValueKind != JsonValueKind.Array
        )
        {
            return null;
        }

        var read = new List<RawEdit>();
        foreach (var edit in edits.EnumerateArray())
        {
            if (Edit(edit) is not { } one)
            {
                return null;
            }

            read.Add(one);
        }

        return new(
            read,
            root.TryGetProperty("usings", out var usings) && usings.ValueKind == JsonValueKind.Array
                ? usings
                    .EnumerateArray()
                    .Where(one => one.ValueKind == JsonValueKind.String)
                    .Select(one => one.GetString()!)
                    .ToList()
                : [],
            Text(root, "title"),
            Text(root, "rationale")
        );
    }

    private static RawEdit? Edit(JsonElement edit)
    {
        if (
            edit.ValueKind != JsonValueKind.Object
            || Lines(edit, "original") is not { } original
            || Lines(edit, "replacement") is not { } replacement
        )
        {
            return null;
        }

        int? start =
            edit.TryGetProperty("start", out var line)
            && line.ValueKind == JsonValueKind.Number
            && line.TryGetInt32(out var number)
                ? number
                : null;
        return new(start, original, replacement);
    }

    // A string, or as some models like it a list of lines.
    private static IReadOnlyList<string>? Lines(JsonElement edit, string name)
    {
        if (!edit.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.String => CodeLines.Of(value.GetString()!),
            JsonValueKind.Array
                when value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) =>
                value
                    .EnumerateArray()
                    .SelectMany(one => CodeLines.Of(one.GetString()!, keepEmpty: true))
                    .ToList(),
            _ => null,
        };
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
