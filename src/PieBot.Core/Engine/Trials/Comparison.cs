using PieBot.Core.Configuration;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>Times contenders that exclude each other, and has the best of them confirmed.</summary>
internal sealed class Comparison(
    TimedPairs pairs,
    TrialRunner trials,
    BehaviourCheck behaviour,
    Shrinker shrinker,
    Confirmer confirmer,
    PaperComparison paper,
    VerifySettings settings
)
{
    private readonly Dictionary<int, SequentialTest> _tests = [];

    /// <param name="contenders">At least one; of several, at most one is called faster.</param>
    /// <param name="family">How many candidates of the target share alpha.</param>
    /// <returns>Outcomes by candidate; that of the one that was confirmed comes last, also when its confirmation failed: a run killed between them then still has all contenders.</returns>
    public async Task<IReadOnlyList<(Contender Contender, Outcome Outcome)>> RunAsync(
        IReadOnlyList<Contender> contenders,
        int family,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new Dictionary<Contender, Outcome>();
        var entrants = new List<Entrant>();
        foreach (var passed in contenders)
        {
            var (contender, differs) = await behaviour.RunAsync(passed, cancellationToken);
            if (differs is not null)
            {
                outcomes[contender] = differs;
                continue;
            }

            var (pair, fault) = await pairs.OfAsync(contender, cancellationToken);
            if (pair is null)
            {
                outcomes[contender] = TimingFaults.Unbuilt(fault!, contender.Evidence);
            }
            else
            {
                entrants.Add(new(contender, pair, []));
            }
        }

        Contender? confirmed = null;
        if (settings.Protocol == Protocol.Paper)
        {
            foreach (var entrant in entrants)
            {
                outcomes[entrant.Contender] = await paper.RunAsync(entrant, cancellationToken);
            }
        }
        else if (entrants.Count > 0)
        {
            confirmed = await ContestAsync(entrants, family, outcomes, cancellationToken);
        }

        return outcomes
            .OrderBy(one => one.Key == confirmed)
            .Select(one => (one.Key, one.Value))
            .ToList();
    }

    // The one that won, and was put to its confirmation; null when none did.
    private async Task<Contender?> ContestAsync(
        List<Entrant> entrants,
        int family,
        Dictionary<Contender, Outcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        if (!_tests.TryGetValue(family, out var test))
        {
            test = new(settings.Alpha / family, settings.Trials);
            _tests.Add(family, test);
        }

        var contest = new Contest(entrants.Count, test, settings.MinSaving);
        while (contest.Next is { } next)
        {
            var entrant = entrants[next];
            var after = contest.AfterNext is { } index ? entrants[index] : null;
            var (trial, fault) = await TrialAsync(
                entrant.Request(after, settings.Trials),
                cancellationToken
            );
            if (trial is null)
            {
                outcomes[entrant.Contender] = TimingFaults.Describe(
                    fault!,
                    entrant.Contender.Evidence
                );
                contest.Withdraw();
                continue;
            }

            entrant.Trials.Add(trial);
            contest.Record(trial.Sample(settings.Metric));
        }

        await trials.RestAsync();
        var winner =
            contest.Winner is { } won && contest.Of(won) == Finding.Faster ? entrants[won] : null;
        for (var number = 0; number < entrants.Count; number++)
        {
            var entrant = entrants[number];
            if (entrant != winner && !outcomes.ContainsKey(entrant.Contender))
            {
                outcomes[entrant.Contender] = Lost(
                    entrant,
                    contest.Of(number),
                    winner?.Contender.Id
                );
            }
        }

        if (winner is not null)
        {
            outcomes[winner.Contender] = await ConfirmAsync(winner, cancellationToken);
            return winner.Contender;
        }

        return await LeanestAsync(entrants, family, outcomes, cancellationToken);
    }

    // What is not faster may still save memory: the one that was put to that, null when none was.
    private async Task<Contender?> LeanestAsync(
        List<Entrant> entrants,
        int family,
        Dictionary<Contender, Outcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        var lean = Entrant.Leanest(
            entrants.Where(one => MayBeLean(outcomes[one.Contender])),
            settings,
            settings.Alpha / (2 * family)
        );
        if (lean is null)
        {
            return null;
        }

        var confirmed = await confirmer.RunAsync(
            lean.Contender,
            lean.Pair,
            lean.Trials,
            Resource.Allocations,
            cancellationToken
        );
        if (confirmed.Kind.IsAccepted())
        {
            outcomes[lean.Contender] = confirmed;
        }

        return lean.Contender;
    }

    private bool MayBeLean(Outcome outcome) =>
        settings.Metric == Resource.Time
        && outcome.Kind is VerdictKind.NotFaster or VerdictKind.Inconclusive;

    private async Task<(TimedTrial? Trial, TimingFault? Fault)> TrialAsync(
        TrialRequest request,
        CancellationToken cancellationToken
    )
    {
        var (trial, fault) = await trials.RunAsync(request, cancellationToken);
        return trial is not null && !double.IsFinite(trial.Sample(settings.Metric))
            ? (null, TimingFaults.NoAllocations)
            : (trial, fault);
    }

    private async Task<Outcome> ConfirmAsync(Entrant winner, CancellationToken cancellationToken)
    {
        var (contender, shrunk) = await shrinker.RunAsync(
            winner.Contender,
            winner.Trials,
            cancellationToken
        );
        if (shrunk is not null)
        {
            // What is left is another edit: its calls have not been looked at.
            (contender, var differs) = await behaviour.RunAsync(contender, cancellationToken);
            if (differs is not null)
            {
                (contender, shrunk) = (winner.Contender, null);
            }
        }

        var (pair, fault) = await pairs.OfAsync(contender, cancellationToken);
        return pair is null
            ? TimingFaults.Unbuilt(fault!, contender.Evidence)
            : await confirmer.RunAsync(
                contender,
                pair,
                winner.Trials,
                settings.Metric,
                cancellationToken
            ) with
            {
                Shrunk = shrunk,
            };
    }

    private Outcome Lost(Entrant entrant, Finding finding, string? winner)
    {
        var (contender, pair, timed) = entrant;
        if (timed.Count < 2)
        {
            return new(
                VerdictKind.NotFaster,
                $"stopped after one trial at {new Speedup(Math.Exp(timed[0].LogRatio))}: other edits of the same lines did better",
                contender.Evidence
            );
        }

        var timings = Timings.Of(pair, timed, settings.Alpha);
        return Measurements.Lost(
            Measurements.Of(timings, pair, settings),
            timings,
            finding,
            contender.Edit.Names,
            winner,
            settings
        ) with
        {
            Tests = contender.Evidence,
        };
    }
}
