using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PieBot.Lab.Datasets;

/// <summary>The JSON of pairs: a line a pair, snake case. Code is read by people too, so that <c>&lt;</c> and quotes stay as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Pair))]
internal sealed partial class PairJson : JsonSerializerContext;

/// <summary>A pair as a line, and back.</summary>
internal static class PairLine
{
    private static readonly PairJson Json = new(
        new(PairJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    public static string Write(Pair pair) => JsonSerializer.Serialize(pair, Json.Pair);

    /// <exception cref="JsonException">The line holds no pair.</exception>
    public static Pair Read(string line)
    {
        var pair =
            JsonSerializer.Deserialize(line, Json.Pair)
            ?? throw new JsonException("null is not a pair");
        // What a file of another maker lacks comes as null, whatever the type says.
        return pair with
        {
            ProblemId = pair.ProblemId ?? "",
            Language = pair.Language ?? "",
            Input = pair.Input ?? "",
            Target = pair.Target ?? "",
        };
    }
}
