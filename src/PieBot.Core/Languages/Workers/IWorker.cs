using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Languages.Workers;

/// <summary>Repeats the tests of one side on command, one request at a time. Whatever it has started is killed when it is disposed.</summary>
internal interface IWorker : IAsyncDisposable
{
    /// <summary>Binds what runs the tests to some processors. It may be called while a request runs.</summary>
    /// <param name="processors">A bit for each, by its number.</param>
    void Bind(ulong processors);

    /// <summary>Lists the tests: always the first request.</summary>
    Task<WorkerAnswer<DiscoverReply>> DiscoverAsync(CancellationToken cancellationToken);

    /// <summary>Runs each test alone, once, and says which of them entered the probed members.</summary>
    Task<WorkerAnswer<CoverReply>> CoverAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    );

    /// <summary>Says the same of tests that run together, once, where it is told of each (<see cref="DiscoverReply.TellsEach"/>).</summary>
    Task<WorkerAnswer<CoverReply>> ReachAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) => CoverAsync(tests, cancellationToken);

    /// <summary>Runs each test alone, once, and tells the calls of observed members by test.</summary>
    Task<WorkerAnswer<ObserveReply>> ObserveAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    );

    /// <summary>Runs the tests together, so many times: one round.</summary>
    Task<WorkerAnswer<RunReply>> RunAsync(
        IReadOnlyList<string> tests,
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    );
}

/// <summary>How a worker is started.</summary>
/// <param name="Confinement">What the process sees and may take.</param>
internal sealed record WorkerSettings(Confinement Confinement)
{
    /// <summary>After this without an answer the worker is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Where the process starts, a bit for each processor by its number; null: anywhere.</summary>
    public ulong? Processors { get; init; }

    /// <summary>Whether the process is steadied for timing; else it runs as tests do.</summary>
    public bool Steady { get; init; }

    /// <summary>Whether observed members are called with arguments that no test passes, too, where the language can.</summary>
    public bool Exercises { get; init; }

    /// <summary>Ids of the tests that are called without their framework; null: the framework runs them.</summary>
    public IReadOnlyList<string>? Direct { get; init; }

    /// <summary>Which order of what has none, such as sets, where the language lets it be chosen (<see cref="Testing.ITestSuite.OrderedBy"/>); 0 is that of all timed runs.</summary>
    public int Order { get; init; }
}

/// <summary>What became of a request: an answer, or why there is none.</summary>
/// <param name="Reply">Null when there is none.</param>
/// <param name="Fault">A sentence for people; null when there is a reply.</param>
/// <param name="TimedOut">The worker did not answer in time and was killed.</param>
internal sealed record WorkerAnswer<T>(T? Reply, string? Fault, bool TimedOut)
    where T : class
{
    /// <summary>What ended the worker's process, when it was that; one from outside says nothing of the code.</summary>
    public Signal? Signal { get; init; }
}
