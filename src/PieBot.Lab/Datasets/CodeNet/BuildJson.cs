using System.Text.Json.Serialization;

namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>The JSON of what a build says of itself.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(BuildRecord))]
[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class BuildJson : JsonSerializerContext;

/// <summary>What a data set was made from and how: <c>dataset.json</c>, written last.</summary>
/// <param name="Identity">Of metadata and settings: the same makes the same data set.</param>
internal sealed record BuildRecord(
    string Tool,
    string Identity,
    BuildSettings Settings,
    BuildTally Tally
);
