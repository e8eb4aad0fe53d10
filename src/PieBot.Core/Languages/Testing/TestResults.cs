using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Testing;

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
    /// <summary>What ended the run before its tests were; null when that was not a signal.</summary>
    public Signal? Signal { get; init; }

    /// <summary>Whether the runner came to its end and wrote no report.</summary>
    public bool IsUnreported { get; init; }

    /// <summary>The first words of tests that failed, where the runner tells.</summary>
    public IReadOnlyDictionary<string, string> Messages { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Tests whose own process was ended by a signal from outside, as their runner says.</summary>
    public IReadOnlySet<string> Killed { get; init; } = new HashSet<string>();

    /// <summary>Whether <see cref="Fault"/> says nothing of the code: a signal from outside, also when run again, or a crash that was not one then.</summary>
    public bool IsUnexplained { get; init; }

    public static TestResults Broken(string fault, bool timedOut = false) =>
        new(new Dictionary<string, TestOutcome>(), timedOut, fault);

    /// <summary>Of a run that left no whole results.</summary>
    /// <param name="fault">What to say where no signal ended it.</param>
    /// <param name="told">What a tool between says has ended its tests, where it is not ended itself.</param>
    public static TestResults Unfinished(ProcessResult run, string fault, Signal? told = null) =>
        (run.Signal ?? told) is { } signal
            ? Broken(
                $"the test process {signal.Words}: {BuildLog.LastWords(run)}".TrimEnd(' ', ':')
            ) with
            {
                Signal = signal,
            }
            : Broken(fault);

    /// <summary>Runs tests, and once more when a signal ended them, which only then says something of the code.</summary>
    /// <param name="runAsync">Each time from the same files.</param>
    public static async Task<TestResults> SettledAsync(Func<Task<TestResults>> runAsync)
    {
        var first = await runAsync();
        if (first is { Signal: null, Killed.Count: 0 })
        {
            return first;
        }

        var again = await runAsync();
        return (first.Signal, again.Signal) switch
        {
            ({ IsCrash: true }, { IsCrash: true }) => again,
            // Whether it crashes is a matter of luck, which is not for us to take.
            ({ IsCrash: true }, null) => first with
            {
                Fault =
                    $"{first.Fault ?? $"the test process {first.Signal.Words}"}; not so when they were run again",
                IsUnexplained = true,
            },
            (_, null) => again,
            _ => again with
            {
                Fault = again.Fault ?? $"the test process {again.Signal.Words}",
                IsUnexplained = true,
            },
        };
    }

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
                outcomes[Id(project, id)] = outcome;
            }
        }

        var broken = runs.Select(run => run.Results).FirstOrDefault(run => run.Fault is not null);
        return new(outcomes, runs.Any(run => run.Results.TimedOut), broken?.Fault)
        {
            Signal = broken?.Signal,
            IsUnexplained = broken?.IsUnexplained ?? false,
            Messages = runs.SelectMany(run =>
                    run.Results.Messages.Select(one =>
                        KeyValuePair.Create(Id(run.Project, one.Key), one.Value)
                    )
                )
                .ToDictionary(StringComparer.Ordinal),
            Killed = runs.SelectMany(run => run.Results.Killed.Select(id => Id(run.Project, id)))
                .ToHashSet(StringComparer.Ordinal),
        };

        string Id(string project, string id) => runs.Count == 1 ? id : $"{project}: {id}";
    }
}
