using PieBot.Processes;

namespace PieBot.Verification;

internal enum TestOutcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>What one full run of the tests came to.</summary>
/// <param name="Outcomes">By test id: class, name with arguments, an ordinal among equals.</param>
/// <param name="Fault">Why there are no usable outcomes (time-out, no result file, zero tests); null when there are.</param>
internal sealed record TestResults(
    IReadOnlyDictionary<string, TestOutcome> Outcomes,
    bool TimedOut,
    string? Fault
)
{
    public static TestResults Broken(string fault, bool timedOut = false) =>
        new(new Dictionary<string, TestOutcome>(), timedOut, fault);

    /// <summary>Of a run that was ended before its tests were; null when it came to its own end.</summary>
    public static TestResults? Ended(ProcessResult run, TimeSpan timeout) =>
        run switch
        {
            { Breach: { } breach } => Broken($"the tests {breach}"),
            { TimedOut: true } => Broken(
                $"the tests did not end within {timeout.TotalSeconds:0} s",
                timedOut: true
            ),
            _ => null,
        };

    /// <summary>Joins the runs of several projects; the first fault wins.</summary>
    public static TestResults Join(IReadOnlyList<(string Project, TestResults Results)> runs)
    {
        var outcomes = new Dictionary<string, TestOutcome>(StringComparer.Ordinal);
        foreach (var (project, results) in runs)
        {
            foreach (var (id, outcome) in results.Outcomes)
            {
                outcomes[runs.Count == 1 ? id : $"{project}: {id}"] = outcome;
            }
        }

        return new(
            outcomes,
            runs.Any(run => run.Results.TimedOut),
            runs.Select(run => run.Results.Fault).FirstOrDefault(fault => fault is not null)
        );
    }
}
