using System.Text.Json;
using PieBot.Workers;

namespace PieBot.TestHost.Commands;

/// <summary>The JSON reports of benchmark programs.</summary>
internal static class BenchmarkReports
{
    public static IReadOnlyList<NamedTime> Read(TimesFrom format, JsonElement root) =>
        format switch
        {
            // Means in nanoseconds; a benchmark that failed has no statistics.
            TimesFrom.BenchmarkDotNet => List(root, "Benchmarks")
                .Where(one => one.GetProperty("Statistics").ValueKind == JsonValueKind.Object)
                .Select(one => new NamedTime(
                    Text(one, "FullName"),
                    one.GetProperty("Statistics").GetProperty("Mean").GetDouble()
                ))
                .ToList(),
            // Repetitions come one by one and then as aggregates, which would count them twice.
            TimesFrom.GoogleBenchmark => List(root, "benchmarks")
                .Where(one =>
                    !one.TryGetProperty("run_type", out var type) || type.GetString() == "iteration"
                )
                .Select(one => new NamedTime(
                    Text(one, "name"),
                    one.GetProperty("cpu_time").GetDouble()
                        * CommandTimes.Unit(
                            one.TryGetProperty("time_unit", out var unit) ? unit.GetString()! : "ns"
                        )
                ))
                .ToList(),
            TimesFrom.PytestBenchmark => List(root, "benchmarks")
                .Select(one => new NamedTime(
                    Text(one, "fullname"),
                    one.GetProperty("stats").GetProperty("mean").GetDouble() * 1e9
                ))
                .ToList(),
            TimesFrom.Hyperfine => List(root, "results")
                .Select(one => new NamedTime(
                    Text(one, "command"),
                    one.GetProperty("mean").GetDouble() * 1e9
                ))
                .ToList(),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    private static JsonElement.ArrayEnumerator List(JsonElement root, string name) =>
        root.GetProperty(name).EnumerateArray();

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString()!;
}
