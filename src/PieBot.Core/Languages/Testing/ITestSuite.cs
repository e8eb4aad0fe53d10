using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Testing;

/// <summary>
/// The tests of one project, built, in a folder of one side. Its worker is started at the same time as that of another side,
/// and both run; two runs of one suite are never under way at once, except in copies.
/// </summary>
internal interface ITestSuite
{
    /// <summary>The same on all sides; relative to the repository, forward slashes.</summary>
    string Name { get; }

    /// <summary>For people: with the framework or interpreter it runs on.</summary>
    string Description { get; }

    /// <summary>The variable that takes <see cref="WorkerSettings.Order"/>, by which what hangs on the order of a set can be seen; null where there is none.</summary>
    string? OrderedBy => null;

    /// <summary>Runs all tests once, in a copy of their folder.</summary>
    /// <param name="timeout">The process tree is killed after it.</param>
    Task<TestResults> RunAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    );

    /// <summary>Starts what repeats the tests on command.</summary>
    /// <exception cref="UserErrorException">What it runs on is not installed.</exception>
    IWorker Start(WorkerSettings settings);

    /// <summary>The same suite in a copy of its folder, for tests that may write into it.</summary>
    /// <param name="name">Tells the folder apart.</param>
    CopiedSuite Copy(string name);

    /// <summary>Runs the whole instrumented program once, for tests that no worker can drive.</summary>
    /// <returns>What the probes summed up; or why there is nothing.</returns>
    Task<(ProbeSums? Sums, string? Fault)> RunProbedAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    );
}

/// <summary>What an instrumented program's probes summed up in one run.</summary>
internal sealed record ProbeSums(long Calls, double Nanoseconds)
{
    /// <summary>Numbers of the numbered members that were entered.</summary>
    public IReadOnlyList<int> Reached { get; init; } = [];
}

/// <summary>A suite in a folder of its own, which is removed when disposed.</summary>
internal sealed record CopiedSuite(ITestSuite Suite, IDisposable Folder) : IDisposable
{
    public void Dispose() => Folder.Dispose();
}
