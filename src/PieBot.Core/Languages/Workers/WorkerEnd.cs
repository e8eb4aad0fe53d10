using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Workers;

/// <summary>What the end of a worker's process says of what it was asked for.</summary>
internal static class WorkerEnd
{
    /// <param name="watch">Knows which of its limits it broke.</param>
    /// <param name="error">What it wrote to its error output last.</param>
    public static WorkerAnswer<T> Of<T>(int exitCode, ProcessWatch watch, string error)
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
