using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>Compares what the edited members return, throw and change, call by call, between baseline and candidate: tests may look at less.</summary>
/// <param name="exercises">Whether also with arguments that no test passes.</param>
internal sealed class ObserveCheck(IPreparedHead head, Confinement confinement, bool exercises)
{
    private static readonly TimeSpan Affordable = TimeSpan.FromSeconds(4);

    private readonly NotedCalls _noted = new(head, confinement, exercises);

    /// <summary>How many further orders of what has none are tried, where that is affordable: what hangs on an order shows in some only.</summary>
    public int Orders { get; init; } = 4;

    /// <summary>Begins to note the calls of a candidate while its tests run. What it comes to is to be kept, or waited for.</summary>
    /// <returns>Null where that cannot be.</returns>
    public Task<CallRun>? Begin(Contender contender, CancellationToken cancellationToken) =>
        Unseen(contender) is null ? _noted.CandidateAsync(contender, cancellationToken) : null;

    /// <summary>Keeps what was noted, for <see cref="RunAsync"/>.</summary>
    public void Keep(Contender contender, CallRun run) => _noted.Keep(contender.Edit, run);

    public async Task<Observed> RunAsync(Contender contender, CancellationToken cancellationToken)
    {
        if (Unseen(contender) is { } why)
        {
            return new Observed.Unseen(why);
        }

        var (baseline, run) = await _noted.BothAsync(contender, cancellationToken);
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
            return await InOtherOrdersAsync(contender, baseline, run, cancellationToken)
                ?? Same(seen, baseline, calls);
        }

        // What a machine does once proves nothing of the edit.
        run = await _noted.CandidateAsync(contender, cancellationToken);
        return run.Calls is { } again
            ? Twice(
                contender.Edit.Names,
                seen,
                Compared(baseline, again, run.Dropped),
                baseline,
                again
            )
            : new Observed.Unseen(run.Fault!);
    }

    // Why no calls can be noted; null where they can.
    private static string? Unseen(Contender contender) =>
        contender switch
        {
            { Coverage: { Repetition: Repetition.WholeProgram, WorkerFault: { } fault } } =>
                $"no worker can drive the tests: {fault}",
            { Coverage.Repetition: Repetition.WholeProgram } => "no worker can drive the tests",
            { Edit: { ObservedBaseline: null } or { ObservedCandidate: null } } =>
                "the calls of such members cannot be recorded",
            _ => null,
        };

    // Each order is compared with the baseline in that order: what the baseline's own results hang on is no difference.
    private async Task<Observed?> InOtherOrdersAsync(
        Contender contender,
        BaselineCalls usual,
        CallRun candidate,
        CancellationToken cancellationToken
    )
    {
        if (candidate.OrderedBy is not { } variable)
        {
            return null;
        }

        var most = candidate.Took < Affordable ? Orders : 1;
        for (var order = 1; order <= most; order++)
        {
            var (baseline, edited) = await _noted.InOrderAsync(contender, order, cancellationToken);
            if (
                baseline.Calls is { } before
                && edited.Calls is { } after
                && Compared(new(before, usual.First, null), after, edited.Dropped)
                    .Different.Values.FirstOrDefault()
                    is { } call
            )
            {
                return new Observed.Different(
                    $"{call}, where sets have another order ({variable}={order})"
                );
            }
        }

        return null;
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
            return new Observed.Different($"{call}");
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
    ) =>
        new(
            compared.Compared,
            baseline.First.Concat(candidate).Any(call => call.Lazy),
            compared.Exercised
        )
        {
            Varies = compared.Varies,
        };

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
}
