using System.Text.Json.Serialization;

namespace PieBot.Core.Runs;

/// <summary>How the covering tests of some members can be repeated.</summary>
internal enum Repetition
{
    /// <summary>In one process, as often as wanted.</summary>
    InProcess,

    /// <summary>By a worker that starts a process of its own for each.</summary>
    NewProcess,

    /// <summary>Once a process: they pass once and fail when run again.</summary>
    OncePerProcess,

    /// <summary>No worker can drive them: the whole test program is run anew each time.</summary>
    WholeProgram,
}

/// <summary>Tests of one suite.</summary>
/// <param name="Tests">By worker ids.</param>
internal sealed record SuiteTests(string Name, IReadOnlyList<string> Tests)
{
    /// <summary>What each took in the run that found them; null where that is not known.</summary>
    public IReadOnlyList<long>? Nanoseconds { get; init; }
}

/// <summary>A test that reaches some members, and what it took in the run that found it.</summary>
/// <param name="Id">Worker id.</param>
/// <param name="Nanoseconds">0 where that is not known.</param>
internal readonly record struct ReachingTest(string Id, long Nanoseconds);

/// <summary>Which tests cover some members, found by running an instrumented baseline.</summary>
/// <param name="Names">Of all covering tests, for people.</param>
/// <param name="Project">Name of the test project whose tests are timed.</param>
/// <param name="Covering">Worker ids of that project's covering tests, without long ones where there are others; of many that take long together, some.</param>
/// <param name="Timed">Worker ids of the tests that are timed: those that spend most in the members, as many as fit a short turn.</param>
/// <param name="WorkerFault">Why no worker can drive the tests, in its own words; null where one can.</param>
/// <param name="ThreadClock">Whether the members work long enough, without waiting, for the thread's CPU time to be the better clock.</param>
internal sealed record Coverage(
    IReadOnlyList<string> Names,
    string Project,
    IReadOnlyList<string> Covering,
    IReadOnlyList<string> Timed,
    Repetition Repetition,
    bool ThreadClock,
    string? WorkerFault = null
)
{
    /// <summary>All covering tests, by worker ids, of each suite that has some; empty where no worker reports them.</summary>
    public IReadOnlyList<SuiteTests> Suites { get; init; } = [];

    /// <summary>Worker ids of covering tests that can be called without their framework: they pass so, and call the members as often.</summary>
    public IReadOnlyList<string> Direct { get; init; } = [];

    /// <summary>The timed tests where they can be called so; else null.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? DirectlyTimed => Directly(Timed);

    /// <summary>The covering tests where they can be called so; else null.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? DirectlyCovering => Directly(Covering);

    private IReadOnlyList<string>? Directly(IReadOnlyList<string> tests) =>
        Repetition == Repetition.InProcess && tests.Count > 0 && !tests.Except(Direct).Any()
            ? tests
            : null;

    /// <summary>The covering tests that cannot be repeated by themselves, each with the reason, for people.</summary>
    public IReadOnlyList<string> Flaky { get; init; } = [];
}
