using PieBot.Core.Languages.Workers;
using PieBot.Workers;

namespace PieBot.Testing.Scripted;

/// <summary>Answers at once, with what the side's script says.</summary>
/// <param name="step">Called before each request is answered.</param>
/// <param name="ended">Called when it is disposed.</param>
internal sealed class ScriptedWorker(
    ScriptedSide scripted,
    WorkerSettings settings,
    Func<string, Task> step,
    Action ended
) : IWorker
{
    private readonly ScriptedSide _side = settings.Direct is null
        ? scripted
        : scripted.Direct ?? throw new InvalidOperationException();
    private readonly HashSet<string> _ran = [];
    private bool _isDisposed;
    private bool _falls;

    public void Bind(ulong processors) { }

    public Task<WorkerAnswer<DiscoverReply>> DiscoverAsync(CancellationToken cancellationToken) =>
        AnswerAsync<DiscoverReply>(
            "discover",
            new(
                _side.Reached.Keys.Select(id => new WorkerTest(id, id, id)).ToList(),
                "scripted",
                TellsEach: _side.ReachedTogether is not null,
                CallsTests: _side.Direct is not null
            )
        );

    public Task<WorkerAnswer<CoverReply>> ReachAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync<CoverReply>(
            $"reach {tests.Count}",
            new(
                tests
                    .Select(id => new CoveredTest(
                        id,
                        Passes(id),
                        _side.ReachedTogether!.GetValueOrDefault(id),
                        0,
                        0,
                        _side.Numbers.GetValueOrDefault(id)
                    ))
                    .ToList()
            )
        );

    public Task<WorkerAnswer<CoverReply>> CoverAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync<CoverReply>(
            $"cover {tests.Count}",
            new(
                tests
                    .Select(id =>
                    {
                        var (wall, members) = Spent(id);
                        return new CoveredTest(
                            id,
                            Passes(id),
                            _side.Reached.GetValueOrDefault(id),
                            (long)members,
                            (long)wall,
                            _side.Numbers.GetValueOrDefault(id)
                        );
                    })
                    .ToList()
            )
        );

    public Task<WorkerAnswer<ObserveReply>> ObserveAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync<ObserveReply>(
            "observe",
            new(
                (settings.Exercises ? _side.Calls.Concat(_side.Exercises) : _side.Calls)
                    .Select(call =>
                        settings.Order > 0 && _side.Hashing.Contains(call.Member)
                            ? call with
                            {
                                Outcome = $"{call.Outcome} in order {settings.Order}",
                                OutcomeHash = $"{call.OutcomeHash} in order {settings.Order}",
                            }
                            : call
                    )
                    .ToList()
            )
        );

    public Task<WorkerAnswer<RunReply>> RunAsync(
        IReadOnlyList<string> tests,
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    )
    {
        var each = tests.Select(Spent).ToList();
        var wall = (long)(repetitions * each.Sum(one => one.Wall));
        var members =
            clock == ProbeClock.Allocations
                ? repetitions * tests.Sum(id => _side.Allocates.GetValueOrDefault(id))
                : (long)(
                    repetitions
                    * (clock == ProbeClock.Thread ? _side.Busy : 1)
                    * each.Sum(one => one.Members)
                );
        var failed = tests.Where(id => !Passes(id, repetitions)).ToList();
        return AnswerAsync<RunReply>(
            "repeat",
            new(
                wall,
                wall,
                0,
                repetitions
                    * Math.Max(
                        _side.CountsCalls ? 0 : 1,
                        tests.Sum(id => _side.Reached.GetValueOrDefault(id))
                    ),
                members,
                members,
                wall,
                each.Select(one => (long)(repetitions * one.Wall)).ToList(),
                failed
            )
        );
    }

    public ValueTask DisposeAsync()
    {
        Assert.False(_isDisposed, "a worker is disposed twice");
        _isDisposed = true;
        ended();
        return ValueTask.CompletedTask;
    }

    private bool Passes(string id, int repetitions = 1)
    {
        var passes =
            !_side.Red.Contains(id)
            && (!_side.Needs.TryGetValue(id, out var other) || _ran.Contains(other))
            && (!_side.Spoilt.TryGetValue(id, out var spoiler) || !_ran.Contains(spoiler))
            && (!_side.Once.Contains(id) || (repetitions == 1 && !_ran.Contains(id)));
        _ran.Add(id);
        return passes;
    }

    // As a whole, and in the members.
    private (double Wall, double Members) Spent(string id) =>
        _side.Spent.GetValueOrDefault(id, (_side.Nanoseconds, _side.Nanoseconds));

    private async Task<WorkerAnswer<T>> AnswerAsync<T>(string name, T reply)
        where T : class
    {
        await step(name);
        _falls |= _side.AnswersUntil is null || _side.AnswersUntil == name;
        return _falls && _side.WorkerFault is { } fault
                ? new(null, fault, false) { Signal = _side.Signal }
            : _side.Hangs && name != "discover" ? new(null, "it did not end", true)
            : new(reply, null, false);
    }
}
