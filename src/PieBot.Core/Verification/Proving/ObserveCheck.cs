using PieBot.Processes;
using PieBot.Verification.Ecosystems;
using PieBot.Workers;

namespace PieBot.Verification.Proving;

/// <summary>Compares what the edited members return and throw, call by call, between baseline and candidate: tests may look at less.</summary>
internal sealed class ObserveCheck(IPreparedHead head, Confinement confinement)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly Dictionary<
        (string Key, bool Quick),
        (IReadOnlyList<ObservedCall> First, IReadOnlyList<ObservedCall> Again)?
    > _baselines = [];

    /// <returns>The first difference, in words; null when there is none, or when the members cannot be observed.</returns>
    public async Task<string?> RunAsync(Contender contender, CancellationToken cancellationToken)
    {
        var edit = contender.Edit;
        if (
            contender.Coverage.Repetition == Repetition.WholeProgram
            || edit.ObservedBaseline is null
            || edit.ObservedCandidate is null
        )
        {
            return null;
        }

        var (_, difference) = await CompareAsync(contender, edit, cancellationToken)
            .ConfigureAwait(false);
        if (difference is null || !contender.Quick)
        {
            return difference;
        }

        // What a quick build shows is told when the repository's own build shows it too, or cannot be observed.
        var (compared, real) = await CompareAsync(
                contender with
                {
                    Quick = false,
                },
                edit,
                cancellationToken
            )
            .ConfigureAwait(false);
        return compared ? real : difference;
    }

    private async Task<(bool Compared, string? Difference)> CompareAsync(
        Contender contender,
        EditedMembers edit,
        CancellationToken cancellationToken
    )
    {
        if (!_baselines.TryGetValue((edit.Key, contender.Quick), out var baseline))
        {
            baseline = await BaselineAsync(contender, edit.ObservedBaseline!, cancellationToken)
                .ConfigureAwait(false);
            _baselines.Add((edit.Key, contender.Quick), baseline);
        }

        return
            baseline is var (first, again)
            && await CallsAsync(contender, "observed", edit.ObservedCandidate!, cancellationToken)
                .ConfigureAwait(false)
                is { } candidate
            ? (true, Observation.FirstDifference(first, again, candidate))
            : (false, null);
    }

    private async Task<(IReadOnlyList<ObservedCall>, IReadOnlyList<ObservedCall>)?> BaselineAsync(
        Contender contender,
        IReadOnlyDictionary<string, string> texts,
        CancellationToken cancellationToken
    )
    {
        // Nothing is timed meanwhile, so both at once.
        var runs = await Task.WhenAll(
                CallsAsync(contender, "observed-1", texts, cancellationToken),
                CallsAsync(contender, "observed-2", texts, cancellationToken)
            )
            .ConfigureAwait(false);
        return runs is [{ } first, { } again] ? (first, again) : null;
    }

    private async Task<IReadOnlyList<ObservedCall>?> CallsAsync(
        Contender contender,
        string name,
        IReadOnlyDictionary<string, string> texts,
        CancellationToken cancellationToken
    )
    {
        var (built, _) = await head.BuildAsync(
                new(name, SideKind.Observed, texts, contender.Quick),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (built is null)
        {
            return null;
        }

        using var side = built;
        await using var worker = side.Suite(contender.Coverage.Project)
            .Start(new(confinement) { Timeout = Timeout });
        var discovered = await worker.DiscoverAsync(cancellationToken).ConfigureAwait(false);
        return discovered.Reply is null
            ? null
            : (
                await worker
                    .ObserveAsync(contender.Coverage.Reaching, cancellationToken)
                    .ConfigureAwait(false)
            )
                .Reply
                ?.Calls;
    }
}
