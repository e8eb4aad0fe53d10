using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Languages.Workers;

/// <summary>What a worker's line, or the end of its process, says of what it was asked for.</summary>
internal static class WorkerAnswers
{
    /// <param name="json">Without the marker.</param>
    public static WorkerAnswer<T> Parse<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        if (json.StartsWith("{\"error\"", StringComparison.Ordinal))
        {
            var fault = JsonSerializer.Deserialize(json, WorkerJson.Default.WorkerFault)!;
            return new(null, fault.Error, false);
        }

        return new(JsonSerializer.Deserialize(json, type), null, false);
    }

    /// <param name="watch">Knows which of its limits it broke.</param>
    /// <param name="error">What it wrote to its error output last.</param>
    public static WorkerAnswer<T> OfEnd<T>(int exitCode, ProcessWatch watch, string error)
        where T : class
    {
        if (watch.Breach is { } breach)
        {
            return new(null, $"the test process {breach}", false);
        }

        var words = error
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault();
        var signal = Signal.Of(exitCode) is { } known
            ? known with
            {
                ForMemory = watch.ForMemory,
            }
            : null;
        var end = signal?.Words ?? $"ended with exit code {exitCode}";
        return new(null, $"the test process {end}{(words is null ? "" : $": {words}")}", false)
        {
            Signal = signal,
        };
    }
}
