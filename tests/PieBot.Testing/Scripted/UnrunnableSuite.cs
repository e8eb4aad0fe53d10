using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Testing.Scripted;

/// <summary>A suite that builds and has no tests to run.</summary>
internal sealed class UnrunnableSuite(string name) : ITestSuite
{
    public string Name => name;

    public string Description => name;

    public Task<TestResults> RunAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) => Task.FromResult(TestResults.Broken("no test was run"));

    // Nothing of it may be asked for once it is left out.
    public IWorker Start(WorkerSettings settings) => throw new InvalidOperationException(name);

    public CopiedSuite Copy(string copy) => throw new InvalidOperationException(name);

    public Task<(ProbeSums? Sums, string? Fault)> RunProbedAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) => throw new InvalidOperationException(name);
}
