using System.Text.Json;
using PieBot.Core.Timing;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>Takes a measurement's numbers where all that must be there are, finite and within bounds.</summary>
internal static class TrustedMeasurement
{
    private const double MostRatio = 1e6;

    // An hour: nothing that is timed again and again takes as long.
    private const double MostNanoseconds = 3.6e12;
    private const double MostBytes = 1e15;
    private const int MostTrials = 100_000;

    public static Measurement? Parse(JsonElement numbers) =>
        Numbers.Name<Protocol>(numbers, "protocol") is { } protocol
        && Numbers.Name<Metric>(numbers, "metric") is { } metric
        && Ratio(numbers, "speedup") is { } speedup
        && Ratio(numbers, "low") is { } low
        && Ratio(numbers, "high") is { } high
        && Numbers.Number(numbers, "pValue", 0, 1) is { } chance
        && Numbers.Count(numbers, "trials", MostTrials) is { } trials
        && Time(numbers, "baseline") is { } baseline
        && Time(numbers, "candidate") is { } candidate
            ? new(
                protocol,
                metric,
                speedup,
                low,
                high,
                chance,
                trials,
                baseline,
                candidate,
                null,
                Ratio(numbers, "tests"),
                Ratio(numbers, "cold"),
                Allocated(numbers)
            )
            : null;

    private static Speedup? Ratio(JsonElement parent, string name) =>
        Numbers.Object(parent, name) is { } value
        && Numbers.Number(value, "ratio", 1 / MostRatio, MostRatio) is { } ratio
            ? new(ratio)
            : null;

    private static UnitTime? Time(JsonElement parent, string name) =>
        Numbers.Object(parent, name) is { } value
        && Numbers.Number(value, "nanoseconds", 0, MostNanoseconds) is { } nanoseconds
            ? new(nanoseconds)
            : null;

    private static Allocated? Allocated(JsonElement parent) =>
        Numbers.Object(parent, "allocated") is { } value
        && Numbers.Number(value, "baseline", 0, MostBytes) is { } baseline
        && Numbers.Number(value, "candidate", 0, MostBytes) is { } candidate
            ? new(baseline, candidate)
            : null;
}
