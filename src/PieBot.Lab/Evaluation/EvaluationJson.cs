using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Lab.Evaluation.Reports;

namespace PieBot.Lab.Evaluation;

/// <summary>The files of an evaluation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
[JsonSerializable(typeof(ProgramResult))]
[JsonSerializable(typeof(EvaluationFacts))]
[JsonSerializable(typeof(GenerationFile.Row))]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext;

/// <summary>The two ways in which they are written.</summary>
internal static class EvaluationFormat
{
    /// <summary>An object a line.</summary>
    public static EvaluationJson Lines { get; } = With(indented: false);

    /// <summary>For people too.</summary>
    public static EvaluationJson Files { get; } = With(indented: true);

    private static EvaluationJson With(bool indented) =>
        new(
            new JsonSerializerOptions(EvaluationJson.Default.Options)
            {
                WriteIndented = indented,
                // The files are read as JSON, never put into a page as they are.
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
