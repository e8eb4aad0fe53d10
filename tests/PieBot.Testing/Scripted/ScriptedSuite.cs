using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Testing.Scripted;

/// <summary>The only test project of a scripted side.</summary>
/// <param name="side">What it does in its next run.</param>
/// <param name="step">Called before each step that would start or run something.</param>
/// <param name="orderedBy">As in <see cref="ITestSuite.OrderedBy"/>.</param>
/// <param name="watch">Told true of each worker that starts and of each copy that is made, and false of each that ends.</param>
internal sealed class ScriptedSuite(
    Func<ScriptedSide> side,
    Func<string, Task>? step = null,
    string? orderedBy = null,
    Action<bool>? watch = null
) : ITestSuite
{
    public const string OnlyName = "suite";

    public string Name { get; init; } = OnlyName;

    public string Description => "scripted";

    public string? OrderedBy => orderedBy;

    public async Task<TestResults> RunAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        await StepAsync("run");
        return side() switch
        {
            { RunFault: { } fault, Signal: var signal } => TestResults.Broken(fault) with
            {
                Signal = signal,
            },
            { Hangs: true } => TestResults.Broken(
                $"the tests did not end within {timeout.TotalSeconds:0} s",
                timedOut: true
            ),
            var run => new TestResults(run.Outcomes, false, null)
            {
                Messages = run.Messages,
                Killed = run.Killed,
            },
        };
    }

    public IWorker Start(WorkerSettings settings)
    {
        var script = side();
        watch?.Invoke(true);
        return new ScriptedWorker(script, settings, StepAsync, () => watch?.Invoke(false));
    }

    public CopiedSuite Copy(string name)
    {
        watch?.Invoke(true);
        return new(this, new Copied(() => watch?.Invoke(false)));
    }

    public Task<(ProbeSums? Sums, string? Fault)> RunProbedAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) => Task.FromResult<(ProbeSums?, string?)>((Probed(side()), null));

    private static ProbeSums Probed(ScriptedSide run) =>
        new(
            run.Reached.Values.Sum(),
            run.Spent.Count > 0 ? run.Spent.Values.Sum(one => one.Members) : run.Nanoseconds
        );

    private Task StepAsync(string name) => step?.Invoke(name) ?? Task.CompletedTask;

    private sealed class Copied(Action ended) : IDisposable
    {
        public void Dispose() => ended();
    }
}
