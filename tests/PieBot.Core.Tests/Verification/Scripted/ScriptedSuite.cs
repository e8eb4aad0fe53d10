using PieBot.Processes;
using PieBot.Verification;
using PieBot.Verification.Ecosystems;
using PieBot.Verification.Workers;

namespace PieBot.Tests.Verification.Scripted;

/// <summary>The only test project of a scripted side.</summary>
internal sealed class ScriptedSuite(ScriptedSide side) : ITestSuite
{
    public const string OnlyName = "suite";

    public string Name => OnlyName;

    public string Description => "scripted";

    public Task<TestResults> RunAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            side.RunFault is { } fault
                ? TestResults.Broken(fault)
                : new TestResults(side.Outcomes, false, null)
        );

    public IWorker Start(WorkerSettings settings) => new ScriptedWorker(side);

    public CopiedSuite Copy(string name) => new(this, new Nothing());

    public Task<(ProbeSums? Sums, string? Fault)> RunProbedAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<(ProbeSums?, string?)>(
            (new(side.Reached.Values.Sum(), side.Nanoseconds), null)
        );

    private sealed class Nothing : IDisposable
    {
        public void Dispose() { }
    }
}
