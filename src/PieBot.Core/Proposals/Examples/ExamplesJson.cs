using System.Text.Json.Serialization;

namespace PieBot.Core.Proposals.Examples;

/// <summary>The JSON of example files: camel case, nothing written for what is not known.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Example))]
[JsonSerializable(typeof(IReadOnlyList<Example>))]
[JsonSerializable(typeof(IReadOnlyList<BankEntry>))]
internal sealed partial class ExamplesJson : JsonSerializerContext;
