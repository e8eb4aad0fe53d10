using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PieBot.Core.Languages.Python.Members;

/// <summary>The functions and methods of a Python file. What is nested in a function counts to it.</summary>
internal static class PythonMembers
{
    // An edit is tried a thousand times on one file: no text is parsed twice, as long as memory allows.
    private const int MostKnown = 5_000;

    private static readonly ConcurrentDictionary<string, ParsedPython> Known = new(
        StringComparer.Ordinal
    );

    public static MembersRead Read(string path, string text)
    {
        if (!Known.TryGetValue(text, out var parsed))
        {
            var (answer, fault) = PythonParser.Shared.Ask(text);
            if (answer is null)
            {
                return new([], fault);
            }

            parsed = JsonSerializer.Deserialize(answer, PythonJson.Default.ParsedPython)!;
            if (Known.Count > MostKnown)
            {
                Known.Clear();
            }

            Known[text] = parsed;
        }

        var ids = new MemberIds(path);
        return parsed.Fault is { } wrong
            ? new([], $"Python {PythonParser.Shared.Version} cannot parse it: {wrong}")
            : new(
                parsed
                    .Members!.Select(one => new ChangedMember(
                        ids.Next(one.Signature),
                        path,
                        one.Name,
                        one.Kind,
                        new(one.Start, one.End)
                    ))
                    .ToList()
            )
            {
                Declarations = parsed.Declarations ?? [],
            };
    }
}

/// <summary>What the parser says of a text: its functions and what else it binds, or why it has none.</summary>
internal sealed record ParsedPython(
    IReadOnlyList<PythonFunction>? Members,
    IReadOnlyList<Declaration>? Declarations,
    string? Fault
);

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
internal sealed partial class PythonJson : JsonSerializerContext;
