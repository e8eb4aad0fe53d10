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

        var observed = await CompareAsync(contender, edit, cancellationToken);
        if (observed is not Observed.Different || !contender.Quick)
        {
            return observed;
        }

        // What a quick build shows is told when the repository's own build shows it too, or cannot be observed.
        var real = await CompareAsync(contender with { Quick = false }, edit, cancellationToken);
        return real is Observed.Unseen ? observed : real;
    }

    private async Task<Observed> CompareAsync(
        Contender contender,
        EditedMembers edit,
        CancellationToken cancellationToken
    )
    {
        var (before, texts) = (edit.ObservedBaseline!, edit.ObservedCandidate!);
        var sources = (string.Join('\0', before.Values), contender.Quick);
        if (!_baselines.TryGetValue(sources, out var baseline))
        {
            baseline = await BaselineAsync(contender, before, cancellationToken);
            _baselines.Add(sources, baseline);
        }

        if (baseline.Fault is { } unseen)
        {
            return new Observed.Unseen(unseen);
        }

        var run = await CallsAsync(contender, "observed", texts, cancellationToken);
        if (run.Calls is not { } calls)
        {
            return new Observed.Unseen(run.Fault!);
        }

        var seen = Compared(baseline, calls, run.Dropped);
        if (seen.Different.Count == 0 && seen.Lost.Count == 0)
        {
            return Same(seen, calls);
        }

        // What a machine does once proves nothing of the edit.
        run = await CallsAsync(contender, "observed", texts, cancellationToken);
        if (run.Calls is not { } repeated)
        {
            return new Observed.Unseen(run.Fault!);
        }

        var second = Compared(baseline, repeated, run.Dropped);
        var again = second.Different;
        foreach (var (key, call) in seen.Different)
        {
            if (again.ContainsKey(key))
            {
                return new Observed.Different(
                    $"with arguments ({call.Arguments}) it gives {call.Baseline} at the baseline and {call.Candidate} with the edit{(call.Baseline == call.Candidate ? ", which differ beyond what is shown" : "")}"
                );
            }
        }

        if (seen.Lost.FirstOrDefault(one => second.Lost.ContainsKey(one.Key)).Value is { } lost)
        {
            return new Observed.Lost(
                $"no call of {edit.Names} with arguments ({lost.Arguments}) comes to its end, as it does at the baseline in {lost.Test}: the edit may end the test's process"
            );
        }

        if (seen.Different.Count == 0)
        {
            return Same(second, repeated);
        }

        var odd = seen.Different.Values.First();
        return new Observed.Varying(
            $"with arguments ({odd.Arguments}) it gives {odd.Baseline} at the baseline, each time, and with the edit once {odd.Candidate} and once {odd.Baseline}"
        );

        Observed.Same Same(Observation compared, IReadOnlyList<ObservedCall> candidate) =>
            new(compared.Compared, baseline.First.Concat(candidate).Any(call => call.Lazy));
    }

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

    private async Task<BaselineCalls> BaselineAsync(
        Contender contender,
        IReadOnlyDictionary<string, string> texts,
        CancellationToken cancellationToken
    )
    {
        // Nothing is timed meanwhile, so both at once; what the repository builds itself goes one after the other.
        var first = CallsAsync(contender, "observed-1", texts, cancellationToken);
        if (!contender.Quick)
        {
            await first;
        }

        var runs = await Task.WhenAll(
            first,
            CallsAsync(contender, "observed-2", texts, cancellationToken)
        );
        return runs is [{ Calls: { } one }, { Calls: { } again }]
            ? new(one, again, null)
            : new([], [], runs.First(run => run.Calls is null).Fault);
    }

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
