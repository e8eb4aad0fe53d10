using System.Text.Json;
using PieBot.Core;
using PieBot.Core.Files;
using PieBot.Lab.Evaluation.Judging;

namespace PieBot.Lab.Evaluation;

/// <summary>What a model made of slow programs, in the PIE layout: the slow program's column and one that holds a program or a list of them.</summary>
internal static class GenerationFile
{
    /// <summary>The column that is looked for unless another is named.</summary>
    public const string Column = "generations";

    private const string SlowColumn = "input";

    // That of the paper's own harness.
    private static readonly string[] Usual = [Column, "generated_answers"];

    /// <returns>Programs by <see cref="PlainProgram.Key"/> of the slow one; an empty text where the model gave none.</returns>
    /// <exception cref="UserErrorException">The file cannot be read, or has no such column.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(
        string path,
        string? column
    )
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (line, place) in JsonLines.Read(path))
        {
            var slow =
                line.Text(SlowColumn)
                ?? throw new UserErrorException($"{place} has no text '{SlowColumn}'.");
            var found = (column is null ? Usual : [column]).FirstOrDefault(name =>
                line.TryGetProperty(name, out _)
            );
            if (found is null)
            {
                throw new UserErrorException(
                    $"{place} has no column '{column ?? Column}'. Name the one that holds the programs with --column; it has {string.Join(", ", line.EnumerateObject().Select(one => one.Name).Take(20))}."
                );
            }

            all.TryAdd(PlainProgram.Key(slow), Programs(line.GetProperty(found), place));
        }

        return all;
    }

    /// <summary>Writes programs of a model so that they can be evaluated again.</summary>
    public static void Write(
        string path,
        IEnumerable<(EvaluationPair Pair, IReadOnlyList<string> Programs)> all
    ) =>
        DurableFile.Replace(
            path,
            string.Concat(
                all.Select(one =>
                    JsonSerializer.Serialize(
                        new Row(
                            one.Pair.Problem,
                            one.Pair.Language.ToString(),
                            one.Pair.Slow,
                            one.Programs
                        ),
                        EvaluationFormat.Lines.Row
                    ) + "\n"
                )
            )
        );

    private static List<string> Programs(JsonElement value, string place) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Null => [""],
            JsonValueKind.Array => value
                .EnumerateArray()
                .Select(one => one.ValueKind == JsonValueKind.String ? one.GetString()! : "")
                .ToList(),
            _ => throw new UserErrorException(
                $"{place}: the programs must be a text or a list of texts."
            ),
        };

    /// <summary>A line of the file.</summary>
    internal sealed record Row(
        [property: System.Text.Json.Serialization.JsonPropertyName("problem_id")] string Problem,
        [property: System.Text.Json.Serialization.JsonPropertyName("language")] string Language,
        [property: System.Text.Json.Serialization.JsonPropertyName(SlowColumn)] string Input,
        [property: System.Text.Json.Serialization.JsonPropertyName(Column)]
            IReadOnlyList<string> Generations
    );
}
