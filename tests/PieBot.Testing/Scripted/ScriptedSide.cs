using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Testing.Scripted;

/// <summary>What a side does when its tests are run, repeated or observed; nothing is built and no process started.</summary>
internal sealed record ScriptedSide
{
    /// <summary>Of a run of all tests.</summary>
    public IReadOnlyDictionary<string, TestOutcome> Outcomes { get; init; } =
        new Dictionary<string, TestOutcome> { ["test"] = TestOutcome.Passed };

    /// <summary>Why a run of all tests comes to nothing; null when it comes to <see cref="Outcomes"/>.</summary>
    public string? RunFault { get; init; }

    /// <summary>Tests that pass only where another ran before them in the same process.</summary>
    public IReadOnlyDictionary<string, string> Needs { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Tests that no longer pass once another ran in the same process.</summary>
    public IReadOnlyDictionary<string, string> Spoilt { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Tests that pass once a process.</summary>
    public IReadOnlySet<string> Once { get; init; } = new HashSet<string>();

    /// <summary>Bytes that the members allocate in a test.</summary>
    public IReadOnlyDictionary<string, long> Allocates { get; init; } =
        new Dictionary<string, long>();

    /// <summary>Whether a run of all tests does not end.</summary>
    public bool Hangs { get; init; }

    /// <summary>What ended a run of all tests, or the worker whose fault is given; null when no signal did.</summary>
    public Signal? Signal { get; init; }

    /// <summary>The first words of tests that failed.</summary>
    public IReadOnlyDictionary<string, string> Messages { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Tests whose own process a signal from outside ended.</summary>
    public IReadOnlySet<string> Killed { get; init; } = new HashSet<string>();

    /// <summary>Why its worker does not start; null when it does.</summary>
    public string? WorkerFault { get; init; }

    /// <summary>The first request that meets <see cref="WorkerFault"/>; null: the very first.</summary>
    public string? AnswersUntil { get; init; }

    /// <summary>Of the members' time by the wall, the share that their thread was running.</summary>
    public double Busy { get; init; } = 1;

    /// <summary>What a worker says of all tests at once; null: it is not told of each.</summary>
    public IReadOnlyDictionary<string, long>? ReachedTogether { get; init; }

    /// <summary>How often each test enters what is probed or marked.</summary>
    public IReadOnlyDictionary<string, long> Reached { get; init; } =
        new Dictionary<string, long> { ["test"] = 1 };

    /// <summary>Whether members that are not entered count as not called when tests are repeated; else as called once.</summary>
    public bool CountsCalls { get; init; }

    /// <summary>Numbers of the members that each test enters.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Numbers { get; init; } =
        new Dictionary<string, IReadOnlyList<int>>();

    /// <summary>Tests that fail when the worker repeats them.</summary>
    public IReadOnlyList<string> Red { get; init; } = [];

    /// <summary>What the members' calls come to.</summary>
    public IReadOnlyList<ObservedCall> Calls { get; init; } = [];

    /// <summary>The same of calls with arguments that no test passes, where these are asked for.</summary>
    public IReadOnlyList<ObservedCall> Exercises { get; init; } = [];

    /// <summary>Members whose calls come to something else in each order of sets.</summary>
    public IReadOnlySet<string> Hashing { get; init; } = new HashSet<string>();

    /// <summary>What it does where its tests are called without their framework; null: no worker can.</summary>
    public ScriptedSide? Direct { get; init; }

    /// <summary>Of one repetition.</summary>
    public double Nanoseconds { get; init; } = 1e6;

    /// <summary>Of a test's one run, where it is not as long as <see cref="Nanoseconds"/>: as a whole, and in the members.</summary>
    public IReadOnlyDictionary<string, (double Wall, double Members)> Spent { get; init; } =
        new Dictionary<string, (double, double)>();
}
