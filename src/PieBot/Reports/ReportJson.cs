using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core.Comparing;
using PieBot.Core.Examining;

namespace PieBot.Tool.Reports;

/// <summary>A result as one JSON object for other programs.</summary>
internal static class ReportJson
{
    private static readonly ReportJsonContext Context = new(
        new(ReportJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    public static string Write(RunReport report) =>
        JsonSerializer.Serialize(JsonReport.Of(report), Context.JsonReport);

    public static string Write(CompareResult result) =>
        JsonSerializer.Serialize(result, Context.CompareResult);

    public static string Write(Examination examination) =>
        JsonSerializer.Serialize(
            new DoctorReport(examination, examination.Hindrance),
            Context.DoctorReport
        );
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
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
