using PieBot.Verification.Workers;
using PieBot.Workers;

namespace PieBot.Tests.Verification.Scripted;

/// <summary>Answers at once, with what the side's script says.</summary>
internal sealed class ScriptedWorker(ScriptedSide side) : IWorker
{
    public void Pin(int core) { }

    public Task<WorkerAnswer<DiscoverReply>> DiscoverAsync(CancellationToken cancellationToken) =>
        Answer<DiscoverReply>(
            new(side.Reached.Keys.Select(id => new WorkerTest(id, id, id)).ToList(), "scripted")
        );

    public Task<WorkerAnswer<CoverReply>> CoverAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) =>
        Answer<CoverReply>(
            new(
                tests
                    .Select(id =>
                    {
                        var (wall, members) = side.Spent.GetValueOrDefault(
                            id,
                            (side.Nanoseconds, side.Nanoseconds)
                        );
                        return new CoveredTest(
                            id,
                            true,
                            side.Reached.GetValueOrDefault(id),
                            (long)members,
                            (long)wall
                        );
                    })
                    .ToList()
            )
        );

    public Task<WorkerAnswer<ObserveReply>> ObserveAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) => Answer<ObserveReply>(new(side.Calls));

    public Task<WorkerAnswer<RunReply>> RunAsync(
        IReadOnlyList<string> tests,
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    )
    {
        var spent = (long)(repetitions * side.Nanoseconds);
        return Answer<RunReply>(
            new(
                spent,
                spent,
                0,
                repetitions,
                spent,
                spent,
                spent,
                tests.Select(_ => spent / tests.Count).ToList(),
                side.Red
            )
        );
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<WorkerAnswer<T>> Answer<T>(T reply)
        where T : class =>
        Task.FromResult(
            side.WorkerFault is { } fault
                ? new WorkerAnswer<T>(null, fault, false)
                : new WorkerAnswer<T>(reply, null, false)
        );
}
