using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PieBot.Core.Languages.Python.Members;

/// <summary>What Python itself says of a text: its functions, what else it binds, and its tokens; or why it has none.</summary>
/// <param name="Tokens">Five numbers each: kind, start and length in characters, first line and last, from 1.</param>
internal sealed record ParsedPython(
    IReadOnlyList<PythonFunction>? Members,
    IReadOnlyList<Declaration>? Declarations,
    int[]? Tokens,
    string? Fault
)
{
    // An edit is tried a thousand times on one file: no text is parsed twice, as long as memory allows.
    private const long MostCharacters = 16 << 20;

    private static readonly ConcurrentDictionary<string, ParsedPython> Known = new(
        StringComparer.Ordinal
    );

    private static long _characters;

    public static ParsedPython Of(string text)
    {
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        var (answer, fault) = PythonParser.Shared.Ask(text);
        if (answer is null)
        {
            return new(null, null, null, fault);
        }

        var parsed = JsonSerializer.Deserialize(answer, PythonJson.Default.ParsedPython)!;
        parsed = parsed.Fault is { } wrong
            ? parsed with
            {
                Fault = $"Python {PythonParser.Shared.Version} cannot parse it: {wrong}",
            }
            : parsed;
        if (Interlocked.Add(ref _characters, text.Length) > MostCharacters)
        {
            Known.Clear();
            Interlocked.Exchange(ref _characters, text.Length);
        }

        Known[text] = parsed;
        return parsed;
    }
}

internal sealed record PythonFunction(
    string Signature,
    string Name,
    MemberKind Kind,
    int Start,
    int End
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ParsedPython))]
[JsonSerializable(typeof(string[][]))]
internal sealed partial class PythonJson : JsonSerializerContext;
