using System.Diagnostics;
using PieBot.Proposals;
using PieBot.Runs;
using PieBot.Verification.Proving;

namespace PieBot.Verification;

/// <summary>Takes candidates of one baseline to their verdicts.</summary>
internal sealed class Prover(VerifySettings settings, RunJournal journal, Bench bench)
{
    /// <summary>Gives each candidate its verdict.</summary>
    public async Task ProveAsync(
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        var families = candidates.CountBy(one => one.TargetId).ToDictionary();
        foreach (var group in CandidateGroups.Of(candidates))
        {
            await ProveAsync(group, group.Max(one => families[one.TargetId]), cancellationToken);
            bench.Probed.Clear();
        }
    }

    private async Task ProveAsync(
        IReadOnlyList<Candidate> group,
        int family,
        CancellationToken cancellationToken
    )
    {
        var since = new Dictionary<string, long>();
        var contenders = new List<Contender>();
        foreach (var candidate in group.Where(journal.IsOpen))
        {
            since[candidate.Id] = Stopwatch.GetTimestamp();
            var (contender, failed) = await bench.Gate.PassAsync(candidate, cancellationToken);
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

        await ControlAsync(contenders[0], cancellationToken);
        var outcomes = await bench.Comparison.RunAsync(contenders, family, cancellationToken);
        // They come from one contest: with only some of them written down, a killed run would resume with another.
        journal.Give(
            outcomes
                .Select(one =>
                    RunJournal.Of(
                        one.Contender.Candidate,
                        Doubt(one.Outcome),
                        since[one.Contender.Id]
                    )
                )
                .ToList()
        );
    }

    // Once a run, on the first thing that is timed.
    private async Task ControlAsync(Contender contender, CancellationToken cancellationToken)
    {
        if (journal.Run.Control is not null || settings.Protocol == Timing.Protocol.Paper)
        {
            return;
        }

        var (pair, _) = await bench.Pairs.ControlAsync(contender, cancellationToken);
        if (pair is null)
        {
            return;
        }

        var control = await Control.RunAsync(
            pair,
            bench.Trials,
            settings.MinSaving,
            cancellationToken
        );
        journal.Write(run => run with { Control = control });
    }

    private Outcome Doubt(Outcome outcome) =>
        settings.Protocol == Timing.Protocol.Paper
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
        // Of the winners of two rounds at the same lines a reviewer can take one: the better.
        var winners = journal.AcceptedOf(candidates);
        var accepted = CandidateGroups
            .Of(winners.Select(verdict => candidates.First(one => one.Id == verdict.CandidateId)))
            .Select(group =>
                winners.First(verdict => group.Any(one => one.Id == verdict.CandidateId))
            )
            .OrderByDescending(verdict => verdict.Measurement!.Speedup.Ratio)
            .ToList();
        if (accepted.Count < 2)
        {
            return;
        }

        var facts = await bench.Together.RunAsync(
            accepted
                .Select(verdict =>
                {
                    var whole = candidates.First(one => one.Id == verdict.CandidateId);
                    return verdict.Shrunk?.Of(whole) ?? whole;
                })
                .ToList(),
            cancellationToken
        );
        journal.Site!.MustStand();
        journal.Write(run => run with { Together = TogetherFacts.Join(run.Together, facts) });
    }
}
