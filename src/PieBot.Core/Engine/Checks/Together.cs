using PieBot.Core.Changes;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>What became of edits as one change.</summary>
/// <param name="Kept">Ids of those that build and pass the tests together.</param>
/// <param name="Unfit">Those that stand alone, but not with better ones.</param>
/// <param name="Broken">Those that do not stand alone.</param>
internal sealed record Joined(
    IReadOnlyList<string> Kept,
    IReadOnlyList<(string Id, Outcome Why)> Unfit,
    IReadOnlyList<(string Id, Outcome Why)> Broken
);

/// <summary>
/// All accepted edits as one change, since a reviewer may accept them all: built and tested as the repository does it. What was
/// timed may have been built in memory: this is the repository's own word on it.
/// </summary>
internal sealed class Together(Baseline baseline, FullTests tests, StageClock clock)
{
    /// <param name="accepted">The best first; no two at the same lines.</param>
    public async Task<Joined> RunAsync(
        IReadOnlyList<Candidate> accepted,
        CancellationToken cancellationToken
    )
    {
        var joining = new Joining(accepted.Count);
        while (joining.Next is { } next)
        {
            clock.Enter(
                "together",
                $"{(next is [var only] ? accepted[only].Id : $"{next.Count} edits as one change")}: the repository's own build, and all tests"
            );
            joining.Record(
                await TryAsync(next.Select(place => accepted[place]).ToList(), cancellationToken)
            );
        }

        return new(
            joining.Kept.Select(place => accepted[place].Id).ToList(),
            joining.Unfit.Select(one => (accepted[one.Edit].Id, one.Why)).ToList(),
            joining.Broken.Select(one => (accepted[one.Edit].Id, one.Why)).ToList()
        );
    }

    // What is wrong with them; null when they stand.
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
            : await tests.RunAsync(suites, null, cancellationToken);
    }
}
