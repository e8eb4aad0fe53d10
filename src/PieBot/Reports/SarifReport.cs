using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PieBot.Core.Changes;

namespace PieBot.Tool.Reports;

/// <summary>What is faster, with its fixes, as SARIF 2.1.0 (OASIS standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/).</summary>
internal static class SarifReport
{
    public const string Schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(RunReport report)
    {
        var rules = report.Accepted.Select(Rule).Distinct(StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(
                new JsonObject
                {
                    ["tool"] = new JsonObject { ["driver"] = Driver(report, rules) },
                    ["columnKind"] = "utf16CodeUnits",
                    ["results"] = new JsonArray(
                        report.Accepted.Select(row => (JsonNode)Result(row, rules)).ToArray()
                    ),
                }
            ),
        }.ToJsonString(Indented);
    }

    private static JsonObject Driver(RunReport report, List<string> rules) =>
        new()
        {
            ["name"] = "PieBot",
            ["semanticVersion"] = report.Proposals.Tool,
            ["rules"] = new JsonArray(
                rules
                    .Select(rule =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = rule,
                                ["shortDescription"] = Text(
                                    "An edit that proved better and passes the tests."
                                ),
                                ["defaultConfiguration"] = new JsonObject { ["level"] = "note" },
                            }
                    )
                    .ToArray()
            ),
        };

    // A sample's number is no rule: model:NAME#3 and model:NAME#4 are one.
    private static string Rule(ReportRow row) => Unseen.Without(row.Candidate.Origin.Split('#')[0]);

    private static JsonObject Result(ReportRow row, List<string> rules)
    {
        var verdict = row.Verdict!;
        var measurement = verdict.Measurement;
        var properties = new JsonObject { ["candidate"] = row.Id };
        if (measurement is not null)
        {
            properties["speedup"] = Number(measurement.Speedup.Ratio);
            properties["low"] = Number(measurement.Low.Ratio);
            properties["high"] = Number(measurement.High.Ratio);
            properties["pValue"] = Number(measurement.PValue);
            properties["trials"] = measurement.Trials;
        }

        return new()
        {
            ["ruleId"] = Rule(row),
            ["ruleIndex"] = rules.IndexOf(Rule(row)),
            ["level"] = "note",
            ["message"] = Text(
                Message(
                    $"{row.Member}: {row.Candidate.Title}. {verdict.Reason} {row.Candidate.Rationale}"
                )
            ),
            ["locations"] = new JsonArray(
                row.Candidate.Edits.Take(1)
                    .Select(edit =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["physicalLocation"] = new JsonObject
                                {
                                    ["artifactLocation"] = Artifact(edit.Path),
                                    ["region"] = new JsonObject
                                    {
                                        ["startLine"] = edit.Lines.Start,
                                        ["endLine"] = Math.Max(edit.Lines.Start, edit.Lines.End),
                                    },
                                },
                            }
                    )
                    .ToArray()
            ),
            ["partialFingerprints"] = new JsonObject { ["pieBotCandidate/v1"] = row.Id },
            ["fixes"] = new JsonArray(Fix(row)),
            ["properties"] = properties,
        };
    }

    private static JsonObject Fix(ReportRow row) =>
        new()
        {
            ["description"] = Text(Message(row.Candidate.Title)),
            ["artifactChanges"] = new JsonArray(
                row.Candidate.Edits.GroupBy(edit => edit.Path, StringComparer.Ordinal)
                    .Select(file =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["artifactLocation"] = Artifact(file.Key),
                                ["replacements"] = new JsonArray(
                                    file.Select(edit => (JsonNode)Replacement(edit)).ToArray()
                                ),
                            }
                    )
                    .ToArray()
            ),
        };

    // A region without columns ends before its last line's ending (section 3.30.8): just what an edit replaces.
    private static JsonObject Replacement(Edit edit) =>
        edit switch
        {
            { Lines.IsEmpty: true } => Replacement(
                new()
                {
                    ["startLine"] = edit.Lines.Start,
                    ["startColumn"] = 1,
                    ["endColumn"] = 1,
                },
                edit.Replacement + "\n"
            ),
            { Replacement: null } => Replacement(
                new()
                {
                    ["startLine"] = edit.Lines.Start,
                    ["startColumn"] = 1,
                    ["endLine"] = edit.Lines.End + 1,
                    ["endColumn"] = 1,
                },
                null
            ),
            _ => Replacement(
                new() { ["startLine"] = edit.Lines.Start, ["endLine"] = edit.Lines.End },
                edit.Replacement
            ),
        };

    private static JsonObject Replacement(JsonObject region, string? text)
    {
        var replacement = new JsonObject { ["deletedRegion"] = region };
        if (text is not null)
        {
            replacement["insertedContent"] = Text(text);
        }

        return replacement;
    }

    private static JsonObject Artifact(string path) =>
        new()
        {
            ["uri"] = string.Join('/', path.Split('/').Select(Uri.EscapeDataString)),
            ["uriBaseId"] = "%SRCROOT%",
        };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    // In a message "[" begins a link and "{" a placeholder (sections 3.11.5 and 3.11.6).
    private static string Message(string text) =>
        Unseen
            .Without(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("]", "\\]", StringComparison.Ordinal)
            .Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal);

    // JSON has no infinity.
    private static JsonValue? Number(double value) =>
        double.IsFinite(value) ? JsonValue.Create(value) : null;
}
