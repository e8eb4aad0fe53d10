using PieBot.Changes;
using PieBot.Processes;
using PieBot.Proposals;
using PieBot.Runs;

namespace PieBot.Verification.Proving;

/// <summary>
/// All accepted edits as one change, since a reviewer may accept them all: built and tested as the repository does it.
/// When that fails, they are put together one by one, the best first, and what breaks the rest is dropped.
/// </summary>
internal sealed class Together(Baseline baseline, CandidateGate gate, StageClock clock)
{
    /// <param name="accepted">Each passes alone; the best first.</param>
    public async Task<TogetherFacts> RunAsync(
        IReadOnlyList<Candidate> accepted,
        CancellationToken cancellationToken
    )
    {
        clock.Enter("together", $"{accepted.Count} edits as one change");
        if (await TryAsync(accepted, cancellationToken) is null)
        {
            return new(accepted.Select(one => one.Id).ToList(), []);
        }

        var kept = new List<Candidate> { accepted[0] };
        var dropped = new List<DroppedEdit>();
        foreach (var next in accepted.Skip(1))
        {
            clock.Enter("together", $"{next.Id} with {kept.Count} better ones");
            if (await TryAsync([.. kept, next], cancellationToken) is { } failed)
            {
                dropped.Add(new(next.Id, failed.Reason, failed.Kind));
            }
            else
            {
                kept.Add(next);
            }
        }

        return new(kept.Select(one => one.Id).ToList(), dropped);
    }

    // Why they do not go together; null when they do.
    private async Task<Outcome?> TryAsync(
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        await Worktree.RestoreAsync(baseline.Root, cancellationToken);
        var edits = candidates.SelectMany(one => one.Edits).ToList();
        var (files, fault) = EditApplier.Plan(baseline.Root, edits);
        if (files is null)
        {
            return new(VerdictKind.BuildFailed, fault!);
        }

        var (suites, errors) = await baseline.Prepared.RebuildAsync(files, cancellationToken);
        return suites is null
            ? new(VerdictKind.BuildFailed, errors!)
            : await gate.TestAsync(suites, null, cancellationToken);
    }
}
