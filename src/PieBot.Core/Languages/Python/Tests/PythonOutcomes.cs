using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Python.Tests;

/// <summary>Reads what our Python side wrote of a full run: a line a test, and one at the end.</summary>
internal static class PythonOutcomes
{
    public static TestResults Read(string file, ProcessResult run, TimeSpan timeout)
    {
        if (TestResults.Ended(run, timeout) is { } ended)
        {
            return ended;
        }

        var lines = File.Exists(file)
            ? File.ReadLines(file)
                .Select(line => JsonSerializer.Deserialize(line, OutcomeJson.Default.OutcomeLine)!)
                .ToList()
            : [];
        return lines switch
        {
            [.., { End: true, Fault: { } fault }] => TestResults.Broken(fault),
            [.., { End: true, ExitCode: { } code }] => TestResults.Broken(
                $"pytest ends with exit code {code}: {LastWords(run)}"
            ),
            [.. var tests, { End: true }] => ReportedTests
                .Of(
                    tests
                        .DistinctBy(test => test.Id)
                        .Select(test => new ReportedTest(test.Id!, test.Outcome, test.Message))
                )
                .Results(),
            _ => TestResults.Unfinished(
                run,
                $"the test process ended before its tests, with exit code {run.ExitCode}: {LastWords(run)}"
            ),
        };
    }

    // Of a command line that pytest refuses, the error stands above where it looked for settings.
    private static string LastWords(ProcessResult run)
    {
        var lines = (run.Error.Trim().Length > 0 ? run.Error : run.Output).Trim().Split('\n');
        var last =
            lines.LastOrDefault(line =>
                line.Contains("error: ", StringComparison.OrdinalIgnoreCase)
            ) ?? lines[^1];
        // pytest marks lines of a traceback so.
        return (last.StartsWith("E ", StringComparison.Ordinal) ? last[2..] : last).Trim();
    }
}

internal sealed record OutcomeLine(
    string? Id,
    TestOutcome Outcome,
    string? Message,
    bool End,
    string? Fault,
    int? ExitCode
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(OutcomeLine))]
internal sealed partial class OutcomeJson : JsonSerializerContext;
