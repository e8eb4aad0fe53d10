using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using PieBot.Core.Configuration;
using PieBot.Core.Files;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>Of <c>run.json</c> what is believed: settings that are numbers, and a machine in words of a closed set.</summary>
/// <param name="Machine">Such as <c>Linux, X64, 2 cores</c>; empty when it is not known.</param>
/// <param name="Runtime">Such as <c>.NET 10.0.12</c>; empty when it is not known.</param>
internal sealed partial record RunFacts(VerifySettings Settings, string Machine, string Runtime)
{
    private const int MostBytes = 16 << 20;

    public static RunFacts Unknown { get; } = new(new(), "", "");

    /// <summary>What the file tells; nothing of one that is not there or damaged.</summary>
    public static RunFacts Read(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return Unknown;
            }

            using var json = JsonDocument.Parse(
                CappedFile.Read(path, MostBytes),
                new() { MaxDepth = 16 }
            );
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Parse(json.RootElement)
                : Unknown;
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or InvalidOperationException
            )
        {
            return Unknown;
        }
    }

    /// <summary>For the reports, which know whole records.</summary>
    public RunRecord ToRecord() =>
        new(RunRecord.CurrentVersion, "", default, Settings, new("", "", 0, Runtime), null, [], []);

    private static RunFacts Parse(JsonElement root)
    {
        var settings = new VerifySettings();
        if (Numbers.Object(root, "settings") is { } given)
        {
            settings = settings with
            {
                Protocol = Numbers.Name<Protocol>(given, "protocol") ?? settings.Protocol,
                Trials = Numbers.Count(given, "trials", 100_000) ?? settings.Trials,
                Alpha = Numbers.Number(given, "alpha", 0, 0.5) ?? settings.Alpha,
                Metric = Numbers.Name<Resource>(given, "metric") ?? settings.Metric,
                MinSaving = Numbers.Number(given, "minSaving", 0, 1) ?? settings.MinSaving,
                Seed = Numbers.Count(given, "seed", int.MaxValue) ?? settings.Seed,
            };
        }

        var machine = Numbers.Object(root, "machine");
        return new(
            settings,
            machine is { } facts ? Describe(facts) : "",
            machine is { } one
            && Runtimes().Match(Numbers.Text(one, "sdk") ?? "") is { Success: true } match
                ? match.Value
                : ""
        );
    }

    private static string Describe(JsonElement machine)
    {
        var system = Numbers.Text(machine, "operatingSystem") ?? "";
        string?[] parts =
        [
            // Only these words, whatever the file says.
            ((string[])["Linux", "Windows", "macOS"]).FirstOrDefault(one =>
                system.Contains(one, StringComparison.OrdinalIgnoreCase)
            ),
            Numbers.Name<Architecture>(machine, "architecture")?.ToString(),
            Numbers.Count(machine, "cores", 10_000) is { } cores
                ? Reports.Summary.Many(cores, "core")
                : null,
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    [GeneratedRegex(@"^\.NET \d{1,3}\.\d{1,3}\.\d{1,5}\z")]
    private static partial Regex Runtimes();
}
