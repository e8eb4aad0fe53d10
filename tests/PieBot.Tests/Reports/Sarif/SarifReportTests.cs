using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Json.Schema;
using PieBot.Core.Changes;
using PieBot.Tool.Reports;

namespace PieBot.Tests.Reports.Sarif;

public sealed class SarifReportTests : IDisposable
{
    private static readonly Lazy<JsonSchema> Schema = new(ReadSchema);

    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-sarif-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_is_valid_against_the_schema_and_has_what_is_faster_only()
    {
        var sarif = SarifReport.Write(RunReport.Read(Sample.Write(_folder)));

        AssertValid(sarif);
        using var json = JsonDocument.Parse(sarif);
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal("rules:CA1854", result.GetProperty("ruleId").GetString());
        Assert.Equal(
            "c-fast",
            result.GetProperty("partialFingerprints").GetProperty("pieBotCandidate/v1").GetString()
        );
        Assert.Equal(2, result.GetProperty("properties").GetProperty("speedup").GetDouble());
    }

    [Fact]
    public void A_run_without_gains_is_valid_too()
    {
        var folder = Sample.Write(_folder);
        File.Delete(folder.VerdictsPath);

        AssertValid(SarifReport.Write(RunReport.Read(folder)));
    }

    [Fact]
    public void The_schema_refuses_what_is_no_sarif() =>
        Assert.False(
            Schema
                .Value.Evaluate(
                    JsonDocument
                        .Parse("""{"version":"2.1.0","runs":[{"results":[]}]}""")
                        .RootElement
                )
                .IsValid
        );

    [Fact]
    public void Applying_a_fix_gives_what_applying_the_edit_gives() =>
        Gen.Select(
                OneOf("", "a", "\tb ", "c [d] {0}", "ü\u20ac", "```").Array[1, 12],
                Gen.Int[0, 11],
                Gen.Int[0, 3],
                OneOf("x", "x\ny", "[1]", "", null),
                Gen.Bool
            )
            .Sample(
                (lines, start, count, replacement, endsWithNewline) =>
                {
                    var first = 1 + (start % lines.Length);
                    var range = new LineRange(first, Math.Min(lines.Length, first + count - 1));
                    var text = string.Join('\n', lines) + (endsWithNewline ? "\n" : "");
                    var file = SourceFile.OfText(text);
                    if (
                        range.End > file.LineCount
                        || (range.IsEmpty && replacement is null)
                        // What is deleted to the end of a file without a last newline leaves one before it.
                        || (!endsWithNewline && replacement is null)
                    )
                    {
                        return;
                    }

                    var edit = new Edit("a.cs", range, file.Slice(range), replacement);
                    var sarif = SarifReport.Write(Report(edit));

                    AssertValid(sarif);
                    Assert.Equal(file.Edited([edit]), Apply(text, sarif));
                },
                iter: 300,
                // All samples write to one folder.
                threads: 1
            );

    private static Gen<T> OneOf<T>(params T[] values) =>
        Gen.Int[0, values.Length - 1].Select(place => values[place]);

    private RunReport Report(Edit edit)
    {
        var folder = Sample.Write(_folder);
        var proposals = folder.ReadProposals();
        folder.WriteProposals(
            proposals with
            {
                Candidates = proposals
                    .Candidates.Select(one =>
                        one.Id == "c-fast" ? one with { Edits = [edit] } : one
                    )
                    .ToList(),
            }
        );
        return RunReport.Read(folder);
    }

    // As section 3.30 of the specification says: lines and columns from 1, the end column one past the last
    // character; without columns from a line's first to a line's last character, its line ending not included.
    private static string Apply(string text, string sarif)
    {
        using var json = JsonDocument.Parse(sarif);
        var replacement = json
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")[0]
            .GetProperty("fixes")[0]
            .GetProperty("artifactChanges")[0]
            .GetProperty("replacements")[0];
        var region = replacement.GetProperty("deletedRegion");
        var startLine = region.GetProperty("startLine").GetInt32();
        var endLine = region.TryGetProperty("endLine", out var end) ? end.GetInt32() : startLine;
        var start =
            Offset(text, startLine)
            + (region.TryGetProperty("startColumn", out var column) ? column.GetInt32() : 1)
            - 1;
        var lineEnd = text.IndexOf('\n', Math.Min(text.Length, Offset(text, endLine)));
        var stop =
            region.TryGetProperty("endColumn", out var endColumn)
                ? Offset(text, endLine) + endColumn.GetInt32() - 1
            : lineEnd < 0 ? text.Length
            : lineEnd;
        var inserted = replacement.TryGetProperty("insertedContent", out var content)
            ? content.GetProperty("text").GetString()
            : "";
        return text[..start] + inserted + text[stop..];
    }

    private static int Offset(string text, int line)
    {
        var offset = 0;
        for (var passed = 1; passed < line; passed++)
        {
            offset = text.IndexOf('\n', offset) + 1;
        }

        return offset;
    }

    private static void AssertValid(string sarif)
    {
        using var json = JsonDocument.Parse(sarif);
        var result = Schema.Value.Evaluate(
            json.RootElement,
            new() { OutputFormat = OutputFormat.List }
        );
        Assert.True(
            result.IsValid,
            string.Join(
                "; ",
                (result.Details ?? [])
                    .Where(one => one.Errors is not null)
                    .Select(one =>
                        $"{one.InstanceLocation}: {string.Join(", ", one.Errors!.Values)}"
                    )
            )
        );
    }

    // Draft 4 of JSON schema named its identity "id"; nothing else that this schema uses has changed since.
    private static JsonSchema ReadSchema()
    {
        using var stream = typeof(SarifReportTests).Assembly.GetManifestResourceStream(
            "sarif-2.1.0-rtm.5.json"
        )!;
        var schema = JsonNode.Parse(stream)!.AsObject();
        schema["$schema"] = "http://json-schema.org/draft-07/schema#";
        schema.Remove("id");
        return JsonSchema.FromText(schema.ToJsonString());
    }
}
