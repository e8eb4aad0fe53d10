using System.Diagnostics;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Verification;

/// <summary>Takes candidates of one baseline to their verdicts.</summary>
internal sealed class Prover(VerifySettings settings, RunJournal journal, Bench bench)
{
    /// <summary>Gives each candidate its verdict; those that accept wait until the repository has built all of them itself.</summary>
    public async Task ProveAsync(
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        await bench.Gate.ForeseeAsync(candidates.Where(journal.IsOpen), cancellationToken);
        var families = candidates.CountBy(one => one.TargetId).ToDictionary();
        foreach (var group in CandidateGroups.Of(candidates))
        {
            await ProveAsync(group, group.Max(one => families[one.TargetId]), cancellationToken);
            bench.Probed.Clear();
        }

        await SettleAsync(candidates, cancellationToken);
    }

    private async Task ProveAsync(
        IReadOnlyList<Candidate> group,
        int family,
        CancellationToken cancellationToken
    )
    {
        var since = new Dictionary<string, long>();
        var contenders = new List<Contender>();
        var held = journal.HeldOf(group).Select(verdict => verdict.CandidateId).ToList();
        foreach (var candidate in group.Where(one => journal.IsOpen(one) && !held.Contains(one.Id)))
        {
            since[candidate.Id] = Stopwatch.GetTimestamp();
            var (contender, failed) = await bench.Gate.PassAsync(
                candidate,
                null,
                cancellationToken
            );
            if (contender is null)
            {
                journal.Give(RunJournal.Of(candidate, failed!, since[candidate.Id]));
            }
            else
            {
                contenders.Add(contender);
            }
        }

        if (contenders.Count == 0)
        {
            return;
        }

        await ControlAsync(contenders[0], null, cancellationToken);
        var outcomes = await bench.Comparison.RunAsync(contenders, family, cancellationToken);
        foreach (
            var (winner, outcome) in outcomes.Where(one => one.Outcome.Kind == VerdictKind.Faster)
        )
        {
            await ControlAsync(winner, outcome.Measurement!.Speedup, cancellationToken);
        }

        var verdicts = outcomes
            .Select(one =>
                RunJournal.Of(one.Contender.Candidate, Doubt(one.Outcome), since[one.Contender.Id])
            )
            .ToList();
        // They come from one contest: with only some of the losers written down, a killed run would resume with another.
        // Its winner alone wins again, by the trials that it had.
        journal.Give([.. verdicts.Where(verdict => !verdict.Kind.IsAccepted())]);
        journal.Hold([.. verdicts.Where(verdict => verdict.Kind.IsAccepted())]);
    }

    // What was timed may have been built in memory: nothing is accepted before the repository has built and tested it.
    private async Task SettleAsync(
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        var held = journal.HeldOf(candidates);
        if (held.Count == 0)
        {
            return;
        }

        var isFirst = journal.AcceptedOf(candidates).Count == 0;
        var best = BestOf(held, candidates);
        var joined = await JoinAsync(best, candidates, cancellationToken);
        var broken = joined.Broken.ToDictionary(one => one.Id, one => one.Why);
        // By the paper's protocol several edits of the same lines are accepted.
        foreach (var rival in held.Except(best))
        {
            foreach (
                var (id, why) in (await JoinAsync([rival], candidates, cancellationToken)).Broken
            )
            {
                broken[id] = why;
            }
        }

        journal.Give([
            .. held.Select(verdict =>
                broken.TryGetValue(verdict.CandidateId, out var why)
                    ? verdict with
                    {
                        Kind = why.Kind,
                        Reason = why.Reason,
                        Tests = why.Tests ?? verdict.Tests,
                    }
                    : verdict with
                    {
                        Tests = bench.Gate.Tests.AllPassed(verdict.Tests!),
                    }
            ),
        ]);
        if (isFirst && joined.Kept.Count + joined.Unfit.Count > 1)
        {
            // What does not stand alone was never accepted.
            Write(joined with { Broken = [] }, candidates);
        }
    }

    // Once a run, on the first thing that is timed; once more where it is too wide for a gain.
    private async Task ControlAsync(
        Contender contender,
        Speedup? smallest,
        CancellationToken cancellationToken
    )
    {
        if (
            journal.Run.Control?.IsEnoughFor(smallest) == true
            || settings.Protocol == Protocol.Paper
        )
        {
            return;
        }

        var (pair, _) = await bench.Pairs.ControlAsync(contender, cancellationToken);
        if (
            pair is not null
            && await Control.RunAsync(pair, bench.Trials, smallest, cancellationToken) is { } facts
        )
        {
            journal.Write(run => run with { Control = facts });
        }
    }

    private Outcome Doubt(Outcome outcome) =>
        settings.Protocol == Protocol.Paper
        || !outcome.Kind.IsAccepted()
        || journal.Run.Control is { } control
            && (
                outcome.Kind == VerdictKind.Leaner
                    ? control.Passed
                    : control.Carries(outcome.Measurement!.Speedup)
            )
            ? outcome
            : outcome with
            {
                Kind = VerdictKind.Inconclusive,
                Reason = $"{Control.Doubt(journal.Run.Control, "baseline")}; {outcome.Reason}",
            };

    /// <summary>Builds and tests all accepted edits as one change, and writes down what does not go with better ones.</summary>
    public async Task PutTogetherAsync(
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        var accepted = BestOf(journal.AcceptedOf(candidates), candidates);
        if (accepted.Count > 1)
        {
            Write(await JoinAsync(accepted, candidates, cancellationToken), candidates);
        }
    }

    // Of the winners of two rounds at the same lines a reviewer can take one: the better.
    public static IReadOnlyList<Verdict> BestOf(
        IReadOnlyList<Verdict> winners,
        IReadOnlyList<Candidate> candidates
    ) =>
        CandidateGroups
            .Of(winners.Select(verdict => candidates.First(one => one.Id == verdict.CandidateId)))
            .Select(group =>
                winners.First(verdict => group.Any(one => one.Id == verdict.CandidateId))
            )
            .OrderByDescending(verdict => verdict.Measurement!.Speedup.Ratio)
            .ToList();

    private async Task<Joined> JoinAsync(
        IReadOnlyList<Verdict> accepted,
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        var joined = await bench.Together.RunAsync(
            accepted
                .Select(verdict =>
                {
                    // What the verdict is of.
                    var whole = candidates.First(one => one.Id == verdict.CandidateId);
                    return verdict.Shrunk?.Of(whole) ?? whole;
                })
                .ToList(),
            cancellationToken
        );
        // What was found in a folder that is full or gone says nothing.
        journal.Site!.MustStand();
        return joined;
    }

    // What was put together before these came is put together anew with them.
    private void Write(Joined joined, IReadOnlyList<Candidate> candidates)
    {
        var facts = new TogetherFacts(
            joined.Kept,
            joined
                .Unfit.Concat(joined.Broken)
                .Select(one => new DroppedEdit(one.Id, one.Why.Reason, one.Why.Kind))
                .ToList()
        );
        var ids = candidates.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        journal.Write(run =>
            run with
            {
                Together = TogetherFacts.Join(run.Together?.Without(ids), facts),
            }
        );
    }
}
