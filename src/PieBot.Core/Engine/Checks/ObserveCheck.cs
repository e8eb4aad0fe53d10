using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>Compares what the edited members return, throw and change, call by call, between baseline and candidate: tests may look at less.</summary>
internal sealed class ObserveCheck(IPreparedHead head, Confinement confinement)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Texts, bool Quick), BaselineCalls> _baselines = [];

    public async Task<Observed> RunAsync(Contender contender, CancellationToken cancellationToken)
    {
        var edit = contender.Edit;
        if (contender.Coverage is { Repetition: Repetition.WholeProgram } coverage)
        {
            return new Observed.Unseen(
                coverage.WorkerFault is { } fault
                    ? $"no worker can drive the tests: {fault}"
                    : "no worker can drive the tests"
            );
        }

        if (edit.ObservedBaseline is null || edit.ObservedCandidate is null)
        {
            return new Observed.Unseen("the calls of such members cannot be recorded");
        }

        var (baseline, run) = await BothAsync(contender, cancellationToken);
        if (baseline.Fault is { } unseen)
        {
            return new Observed.Unseen(unseen);
        }

        if (run.Calls is not { } calls)
        {
            return new Observed.Unseen(run.Fault!);
        }

        var seen = Compared(baseline, calls, run.Dropped);
        if (seen.Different.Count == 0 && seen.Lost.Count == 0)
        {
            return Same(seen, baseline, calls);
        }

        // What a machine does once proves nothing of the edit.
        run = await CandidateAsync(contender, cancellationToken);
        return run.Calls is { } again
            ? Twice(edit.Names, seen, Compared(baseline, again, run.Dropped), baseline, again)
            : new Observed.Unseen(run.Fault!);
    }

    // What two runs of the candidate, compared with the baseline, say together.
    private static Observed Twice(
        string names,
        Observation first,
        Observation second,
        BaselineCalls baseline,
        IReadOnlyList<ObservedCall> calls
    )
    {
        if (
            first.Different.FirstOrDefault(one => second.Different.ContainsKey(one.Key)).Value is
            { } call
        )
        {
            return new Observed.Different(
                $"with arguments ({call.Arguments}) it gives {call.Baseline} at the baseline and {call.Candidate} with the edit{(call.Baseline == call.Candidate ? ", which differ beyond what is shown" : "")}"
            );
        }

        if (first.Lost.FirstOrDefault(one => second.Lost.ContainsKey(one.Key)).Value is { } lost)
        {
            return new Observed.Lost(
                $"no call of {names} with arguments ({lost.Arguments}) comes to its end, as it does at the baseline in {lost.Test}: the edit may end the test's process"
            );
        }

        return first.Different.Values.FirstOrDefault() is { } odd
            ? new Observed.Varying(
                $"with arguments ({odd.Arguments}) it gives {odd.Baseline} at the baseline, each time, and with the edit once {odd.Candidate} and once {odd.Baseline}"
            )
            : Same(second, baseline, calls);
    }

    private static Observed.Same Same(
        Observation compared,
        BaselineCalls baseline,
        IReadOnlyList<ObservedCall> candidate
    ) => new(compared.Compared, baseline.First.Concat(candidate).Any(call => call.Lazy));

    // Of tests that fail when calls are noted, nothing is known on one side.
    private static Observation Compared(
        BaselineCalls baseline,
        IReadOnlyList<ObservedCall> candidate,
        IReadOnlyList<string> dropped
    ) =>
        Observation.Of(
            baseline.First.Where(call => !dropped.Contains(call.Test)).ToList(),
            baseline.Again,
            candidate
        );

    // Nothing is timed meanwhile, so all at once; what the repository builds itself goes one after the other.
    private async Task<(BaselineCalls Baseline, Run Candidate)> BothAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var baseline = BaselineAsync(contender, cancellationToken);
        if (!contender.Quick)
        {
            await baseline;
        }

        var candidate = CandidateAsync(contender, cancellationToken);
        await Task.WhenAll(baseline, candidate);
        return (await baseline, await candidate);
    }

    // Once for all edits of the same members.
    private async Task<BaselineCalls> BaselineAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var texts = contender.Edit.ObservedBaseline!;
        var sources = (string.Join('\0', texts.Values), contender.Quick);
        if (_baselines.TryGetValue(sources, out var known))
        {
            return known;
        }

        var first = CallsAsync(contender, "observed-1", texts, cancellationToken);
        if (!contender.Quick)
        {
            await first;
        }

        var runs = await Task.WhenAll(
            first,
            CallsAsync(contender, "observed-2", texts, cancellationToken)
        );
        var baseline = runs is [{ Calls: { } one }, { Calls: { } again }]
            ? new BaselineCalls(one, again, null)
            : new([], [], runs.First(run => run.Calls is null).Fault);
        _baselines.Add(sources, baseline);
        return baseline;
    }

    private Task<Run> CandidateAsync(Contender contender, CancellationToken cancellationToken) =>
        CallsAsync(contender, "observed", contender.Edit.ObservedCandidate!, cancellationToken);

    private async Task<Run> CallsAsync(
        Contender contender,
        string name,
        IReadOnlyDictionary<string, string> texts,
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
        await using var worker = side.Suite(contender.Coverage.Project)
            .Start(new(confinement) { Timeout = Timeout });
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
            { } reply => new(reply.Calls, null) { Dropped = reply.Dropped ?? [] },
            null => new(null, $"the worker does not report calls{Because(observed.Fault)}"),
        };
    }

    private static string Because(string? fault) => fault is null ? "" : $": {fault}";

    // The calls that were noted, or why there are none.
    private sealed record Run(IReadOnlyList<ObservedCall>? Calls, string? Fault)
    {
        // Tests that fail when calls are noted.
        public IReadOnlyList<string> Dropped { get; init; } = [];
    }

    // What two runs of the baseline came to.
    private sealed record BaselineCalls(
        IReadOnlyList<ObservedCall> First,
        IReadOnlyList<ObservedCall> Again,
        string? Fault
    );
}
