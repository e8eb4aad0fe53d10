using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core.Comparing;

namespace PieBot.Tool.Reports;

/// <summary>A comparison of two commits as one JSON object for other programs.</summary>
internal static class CompareJson
{
    private static readonly CompareJsonContext Context = new(
        new(CompareJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    public static string Write(CompareResult result) =>
        JsonSerializer.Serialize(result, Context.CompareResult);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(CompareResult))]
internal sealed partial class CompareJsonContext : JsonSerializerContext;
