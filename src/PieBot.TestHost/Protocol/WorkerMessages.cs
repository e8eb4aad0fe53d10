namespace PieBot.Workers;

/// <summary>What a worker is asked, one JSON object a line on its standard input.</summary>
/// <param name="Op">One of <see cref="WorkerOperations"/>.</param>
/// <param name="Tests">Ids from <see cref="DiscoverReply"/>; null means all. With discover: tests that are to be called without their framework, where <see cref="DiscoverReply.CallsTests"/>; those that cannot be are not listed.</param>
/// <param name="Repetitions">How often the tests are repeated in one round (run only).</param>
/// <param name="Clock">What the probe reads (run only).</param>
/// <param name="Exercises">Call the observed members with arguments that no test passes, too (observe only).</param>
/// <param name="Steady">Initialize the static fields of the instrumented assembly as soon as it is loaded (discover only).</param>
internal sealed record WorkerRequest(
    string Op,
    IReadOnlyList<string>? Tests = null,
    int Repetitions = 1,
    ProbeClock Clock = ProbeClock.Wall,
    bool Steady = false,
    bool Exercises = false
);

/// <summary>What a probe reads at a member's entry and exit; the numbers are those of the generated probe.</summary>
internal enum ProbeClock
{
    /// <summary>Nanoseconds; about 60 a call of its own.</summary>
    Wall = 0,

    /// <summary>CPU nanoseconds of the thread; about 500 a call of its own.</summary>
    Thread = 1,

    /// <summary>Bytes that the thread allocates.</summary>
    Allocations = 2,
}

internal static class WorkerOperations
{
    /// <summary>Lists the tests; answered by <see cref="DiscoverReply"/>. Always the first request.</summary>
    public const string Discover = "discover";

    /// <summary>Runs each test alone, once, and says which of them entered the probed member; answered by <see cref="CoverReply"/>.</summary>
    public const string Cover = "cover";

    /// <summary>
    /// Runs the tests together, once, and says the same of each: asked where <see cref="DiscoverReply.TellsEach"/>. It cannot be
    /// carried out where members are entered outside of any test.
    /// </summary>
    public const string Reach = "reach";

    /// <summary>Runs the tests together, <c>Repetitions</c> times: one round; answered by <see cref="RunReply"/>.</summary>
    public const string Run = "run";

    /// <summary>Runs the tests together, once, and tells the calls of observed members; answered by <see cref="ObserveReply"/>.</summary>
    public const string Observe = "observe";

    /// <summary>Calls the observed members with what no test passes, and tells what they come to; answered by <see cref="ObserveReply"/>. It may end the process.</summary>
    public const string Exercise = "exercise";

    /// <summary>Ends the process; no answer.</summary>
    public const string Exit = "exit";
}

/// <param name="Id">Unique in the project and equal on both sides of a pair: fully qualified name, display name, ordinal among equals.</param>
/// <param name="Name">Fully qualified name without arguments.</param>
internal sealed record WorkerTest(string Id, string Name, string DisplayName);

/// <param name="Driver">What repeats the tests: <c>vstest:…Adapter.dll</c>, <c>xunit.v3</c>, <c>direct</c>, <c>entry-point</c>, <c>command</c>.</param>
/// <param name="NewProcess">Whether each repetition is a process of its own, so that nothing warms up.</param>
/// <param name="TellsEach">Whether it is told where each of the tests that run together begins and ends.</param>
/// <param name="CallsTests">Whether such a worker can call some tests without their framework, when that is asked of it at its start.</param>
internal sealed record DiscoverReply(
    IReadOnlyList<WorkerTest> Tests,
    string Driver,
    bool NewProcess = false,
    bool TellsEach = false,
    bool CallsTests = false
);

/// <param name="Calls">Entries of the probed member during this test; 0 when it does not reach it.</param>
/// <param name="MemberNanoseconds">Time in the member, cold.</param>
/// <param name="WallNanoseconds">Of the test with the framework around it, cold.</param>
/// <param name="Reached">Numbers of the numbered members that it entered; null when there was none.</param>
/// <param name="Message">Why it did not pass, in its framework's words; null when it did, or nothing is known.</param>
internal sealed record CoveredTest(
    string Id,
    bool Passed,
    long Calls,
    long MemberNanoseconds,
    long WallNanoseconds,
    IReadOnlyList<int>? Reached = null,
    string? Message = null
);

/// <summary>The answer to any request that could not be carried out.</summary>
internal sealed record WorkerFault(string Error);

internal sealed record CoverReply(IReadOnlyList<CoveredTest> Tests);

/// <param name="Calls">In the order they began, test by test; empty when the build observes nothing.</param>
/// <param name="Dropped">Tests that did not pass while their calls were noted, so that these say nothing: they may mind that what a call returned is wrapped.</param>
/// <param name="CanExercise">Whether <see cref="WorkerOperations.Exercise"/> may be asked for next.</param>
internal sealed record ObserveReply(
    IReadOnlyList<ObservedCall> Calls,
    IReadOnlyList<string>? Dropped = null,
    bool CanExercise = false
);

/// <summary>One call of an observed member.</summary>
/// <param name="Test">Id of the test in which it was made; calls are told apart by their test and their order in it.</param>
/// <param name="Compared">Whether its outcome says anything: a value, an exception, a change to what it was given; not of a call that returned nothing, or something of which only the type is known.</param>
/// <param name="Opaque">Whether of the receiver or an argument only the type is known: then calls with equal arguments need not be the same call.</param>
/// <param name="Arguments">Their beginning, for people.</param>
/// <param name="Outcome">The beginning of what it returned, or the exception's type, and of what it changed.</param>
/// <param name="Live">Whether it handed out a sequence that is no collection, and so is worked out each time it is read.</param>
/// <param name="Exercise">Whether no test made it, but the worker, with arguments made from those of tests, or in an order that no test has.</param>
/// <param name="Beyond">Whether such a call ends with an error that no test knows of: it may not be meant for the member.</param>
/// <param name="Lazy">Whether it handed out something that is worked out later (a delegate, a sequence, a task): then the member's own time is not that of its work.</param>
internal sealed record ObservedCall(
    string Test,
    bool Compared,
    bool Opaque,
    string Member,
    string ArgumentsHash,
    string Arguments,
    string OutcomeHash,
    string Outcome,
    bool Lazy = false,
    bool Live = false,
    bool Exercise = false,
    bool Beyond = false
);

/// <summary>One round. All times are sums over the round's repetitions, in nanoseconds.</summary>
/// <param name="WallNanoseconds">From before the first repetition to after the last, as the driver's caller sees it.</param>
/// <param name="ProcessCpuNanoseconds">User and system time of the whole process in that span.</param>
/// <param name="AllocatedBytes">Of all threads, in that span; below 0 when nobody counts them.</param>
/// <param name="MemberCalls">Entries of the probed member; 0 when the build carries no probe.</param>
/// <param name="MemberNanoseconds">Between entry and leaving of the outermost call on each thread, by the clock asked for; bytes of <see cref="ProbeClock.Allocations"/>.</param>
/// <param name="MemberWallNanoseconds">The same in wall time, whichever clock the probe reads.</param>
/// <param name="TestNanoseconds">Sum of the durations that the framework itself reports for the test bodies.</param>
/// <param name="ByTest">The same a test, in the order of the request.</param>
/// <param name="Failed">Ids of tests that did not pass in some repetition.</param>
/// <param name="ProbeNanoseconds">How much of <paramref name="MemberNanoseconds"/> the probe itself reads as.</param>
/// <param name="Reached">Numbers of the numbered members that were entered; null when there was none.</param>
internal sealed record RunReply(
    long WallNanoseconds,
    long ProcessCpuNanoseconds,
    long AllocatedBytes,
    long MemberCalls,
    long MemberNanoseconds,
    long MemberWallNanoseconds,
    long TestNanoseconds,
    IReadOnlyList<long> ByTest,
    IReadOnlyList<string> Failed,
    long ProbeNanoseconds = 0,
    IReadOnlyList<int>? Reached = null
);
