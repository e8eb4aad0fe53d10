using System.Diagnostics;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>The calls of edited members in one run of their tests, or why they are not known.</summary>
internal sealed record CallRun(IReadOnlyList<ObservedCall>? Calls, string? Fault)
{
    /// <summary>Tests that fail when calls are noted.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>As in <see cref="ITestSuite.OrderedBy"/>.</summary>
    public string? OrderedBy { get; init; }

    /// <summary>How long it took, with its start.</summary>
    public TimeSpan Took { get; init; }
}

/// <summary>What two runs of the baseline came to.</summary>
internal sealed record BaselineCalls(
    IReadOnlyList<ObservedCall> First,
    IReadOnlyList<ObservedCall> Again,
    string? Fault
);

/// <summary>Runs the tests of edited members and notes each of their calls: those of the baseline once for all edits of the same members.</summary>
/// <param name="exercises">As in <see cref="WorkerSettings.Exercises"/>.</param>
internal sealed class NotedCalls(IPreparedHead head, Confinement confinement, bool exercises)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    // By what is built, and the run's name; a run that is under way is there already.
    private readonly Dictionary<
        (string Texts, bool Quick, string Name),
        Task<CallRun>
    > _baselines = [];

    private readonly Dictionary<EditedMembers, CallRun> _kept = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Keeps what was noted of a candidate already: <see cref="BothAsync"/> takes it.</summary>
    public void Keep(EditedMembers edit, CallRun run) => _kept[edit] = run;

    /// <summary>Nothing is timed meanwhile, so all runs at once; what the repository builds itself goes one after the other.</summary>
    public async Task<(BaselineCalls Baseline, CallRun Candidate)> BothAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var baseline = BaselineAsync(contender, cancellationToken);
        if (!contender.Quick)
        {
            await baseline;
        }

        var candidate = _kept.Remove(contender.Edit, out var kept)
            ? Task.FromResult(kept)
            : CandidateAsync(contender, cancellationToken);
        await Task.WhenAll(baseline, candidate);
        return (await baseline, await candidate);
    }

    public Task<CallRun> CandidateAsync(Contender contender, CancellationToken cancellationToken) =>
        RunAsync(contender, "observed", contender.Edit.ObservedCandidate!, 0, cancellationToken);

    /// <summary>Both sides once more, in another order of what has none.</summary>
    public async Task<(CallRun Baseline, CallRun Candidate)> InOrderAsync(
        Contender contender,
        int order,
        CancellationToken cancellationToken
    )
    {
        var baseline = BaselineAsync(
            contender,
            $"observed-baseline-{order}",
            order,
            cancellationToken
        );
        var candidate = RunAsync(
            contender,
            $"observed-{order}",
            contender.Edit.ObservedCandidate!,
            order,
            cancellationToken
        );
        await Task.WhenAll(baseline, candidate);
        return (await baseline, await candidate);
    }

    private async Task<BaselineCalls> BaselineAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var first = BaselineAsync(contender, "observed-1", 0, cancellationToken);
        if (!contender.Quick)
        {
            await first;
        }

        var runs = await Task.WhenAll(
            first,
            BaselineAsync(contender, "observed-2", 0, cancellationToken)
        );
        return runs is [{ Calls: { } one }, { Calls: { } again }]
            ? new BaselineCalls(one, again, null)
            : new([], [], runs.First(run => run.Calls is null).Fault);
    }

    private Task<CallRun> BaselineAsync(
        Contender contender,
        string name,
        int order,
        CancellationToken cancellationToken
    )
    {
        var texts = contender.Edit.ObservedBaseline!;
        var key = (string.Join('\0', texts.Values), contender.Quick, name);
        if (!_baselines.TryGetValue(key, out var run))
        {
            run = RunAsync(contender, name, texts, order, cancellationToken);
            _baselines.Add(key, run);
        }

        return run;
    }

    private async Task<CallRun> RunAsync(
        Contender contender,
        string name,
        IReadOnlyDictionary<string, string> texts,
        int order,
        CancellationToken cancellationToken
    )
    {
        var (built, fault) = await head.BuildAsync(
            new(name, SideKind.Observed, texts, contender.Quick),
            cancellationToken
        );
        if (built is null)
        {
            return new(null, $"members that record their calls do not build{Because(fault)}");
        }

        using var side = built;
        var suite = side.Suite(contender.Coverage.Project);
        var since = Stopwatch.GetTimestamp();
        await using var worker = suite.Start(
            new(confinement)
            {
                Timeout = Timeout,
                Order = order,
                Exercises = exercises && order == 0,
                Direct = contender.Coverage.DirectlyCovering,
            }
        );
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return new(null, $"the worker does not start{Because(discovered.Fault)}");
        }

        var observed = await worker.ObserveAsync(contender.Coverage.Covering, cancellationToken);
        return observed.Reply switch
        {
            { Calls: [], Dropped: [var dropped, ..] } => new(
                null,
                $"{dropped} fails when the members' results are wrapped to record their calls"
            ),
            { } reply => new(reply.Calls, null)
            {
                Dropped = reply.Dropped ?? [],
                OrderedBy = suite.OrderedBy,
                Took = Stopwatch.GetElapsedTime(since),
            },
            null => new(null, $"the worker does not report calls{Because(observed.Fault)}"),
        };
    }

    private static string Because(string? fault) => fault is null ? "" : $": {fault}";
}
