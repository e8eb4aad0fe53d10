using PieBot.Processes;
using PieBot.Runs;
using PieBot.Timing;
using PieBot.Verification.DotNet.Faults;
using PieBot.Verification.DotNet.Observing;
using PieBot.Workers;

namespace PieBot.Verification.DotNet;

/// <summary>Times contenders that exclude each other, and confirms the best of them on fresh trials.</summary>
internal sealed class Comparison(
    Baseline baseline,
    CandidateTree tree,
    CandidateGate gate,
    ProbedSides probed,
    TrialRunner trials,
    ObserveCheck observe,
    StrengthCheck strength,
    VerifySettings settings,
    Confinement confinement,
    StageClock clock,
    Action<TrialRecord> record
)
{
    private readonly Dictionary<int, SequentialTest> _tests = [];

    private TimeSpan Timeout => baseline.CandidateTimeout(settings.TestTimeout);

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
        var pairs = new List<(Contender Contender, TimedPair Pair)>();
        foreach (var contender in contenders)
        {
            clock.Enter("observe", $"{contender.Id}: what {contender.Edit.Names} returns");
            if (
                await observe.RunAsync(contender, cancellationToken).ConfigureAwait(false) is
                { } difference
            )
            {
                outcomes[contender] = new(
                    VerdictKind.TestsFailed,
                    $"all tests pass, but {contender.Edit.Names} behaves differently: {difference}",
                    contender.Evidence
                );
                continue;
            }

            var (pair, fault) = await PairAsync(contender, cancellationToken).ConfigureAwait(false);
            if (pair is null)
            {
                outcomes[contender] = new(
                    VerdictKind.Inconclusive,
                    $"it passes all tests but cannot be timed: {fault}",
                    contender.Evidence
                );
            }
            else
            {
                pairs.Add((contender, pair));
            }
        }

        Contender? confirmed = null;
        if (settings.Protocol == Protocol.Paper)
        {
            foreach (var (contender, pair) in pairs)
            {
                outcomes[contender] = await PaperAsync(contender, pair, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        else if (pairs.Count > 0)
        {
            confirmed = await ContestAsync(pairs, family, outcomes, cancellationToken)
                .ConfigureAwait(false);
        }

        return outcomes
            .OrderBy(one => one.Key == confirmed)
            .Select(one => (one.Key, one.Value))
            .ToList();
    }

    /// <summary>The baseline against itself, as a contender's members and tests see it.</summary>
    public Task<(TimedPair? Pair, string? Fault)> ControlPairAsync(
        Contender contender,
        CancellationToken cancellationToken
    ) =>
        PairAsync(
            contender,
            () =>
                probed.BaselineAsync(
                    contender.Edit,
                    contender.InMemory,
                    cancellationToken,
                    Control.Id
                ),
            cancellationToken
        );

    private Task<(TimedPair? Pair, string? Fault)> PairAsync(
        Contender contender,
        CancellationToken cancellationToken
    ) =>
        PairAsync(
            contender,
            () =>
                probed.CandidateAsync(
                    contender.Id,
                    contender.Edit,
                    contender.InMemory,
                    cancellationToken
                ),
            cancellationToken
        );

    // The instrumented baseline beside another side.
    private async Task<(TimedPair? Pair, string? Fault)> PairAsync(
        Contender contender,
        Func<Task<(BuiltSide? Side, string? Fault)>> other,
        CancellationToken cancellationToken
    )
    {
        var (before, fault) = await probed
            .BaselineAsync(contender.Edit, contender.InMemory, cancellationToken)
            .ConfigureAwait(false);
        (var after, fault) = before is null ? (null, fault) : await other().ConfigureAwait(false);
        return before is null || after is null
            ? (null, fault)
            : (Pair(contender, before, after), null);
    }

    private TimedPair Pair(Contender contender, BuiltSide before, BuiltSide after)
    {
        TestProject In(BuiltSide side) =>
            side.Projects.First(project => project.Name == contender.Coverage.Project);
        return new(
            In(before),
            In(after),
            contender.Coverage,
            contender.Metric,
            confinement,
            Timeout
        );
    }

    // The one that won, and was put to its confirmation; null when none did.
    private async Task<Contender?> ContestAsync(
        List<(Contender Contender, TimedPair Pair)> pairs,
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

        var contest = new Contest(pairs.Count, test, settings.MinSaving);
        var timed = pairs.Select(_ => new List<TimedTrial>()).ToList();
        while (contest.Next is { } next)
        {
            var (contender, pair) = pairs[next];
            var number = timed[next].Count + 1;
            var (trial, fault) = await trials
                .RunAsync(
                    contender.Id,
                    "measure",
                    number,
                    pair,
                    $"{contender.Id}: trial {number}, at most {settings.Trials}",
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (trial is null)
            {
                outcomes[contender] = Describe(fault!, contender.Evidence);
                contest.Withdraw();
                continue;
            }

            timed[next].Add(trial);
            contest.Record(trial.LogRatio);
        }

        var winner = contest.Winner is { } won && contest.Of(won) == Finding.Faster ? won : -1;
        for (var index = 0; index < pairs.Count; index++)
        {
            var (contender, pair) = pairs[index];
            if (!outcomes.ContainsKey(contender))
            {
                outcomes[contender] =
                    index == winner
                        ? await ConfirmAsync(contender, pair, timed[index], cancellationToken)
                            .ConfigureAwait(false)
                        : Lost(
                            contender,
                            pair,
                            timed[index],
                            contest.Of(index),
                            winner < 0 ? null : pairs[winner].Contender.Id
                        );
            }
        }

        return winner < 0 ? null : pairs[winner].Contender;
    }

    private Outcome Lost(
        Contender contender,
        TimedPair pair,
        List<TimedTrial> timed,
        Finding finding,
        string? winner
    )
    {
        if (timed.Count < 2)
        {
            return new(
                VerdictKind.NotFaster,
                $"left after one trial at {new Speedup(Math.Exp(timed[0].LogRatio))}: others that edit the same lines did better",
                contender.Evidence
            );
        }

        var timings = Timings.Of(pair, timed, settings.Alpha);
        return Measurements.Lost(
            Measurements.Of(timings, pair, settings),
            finding,
            contender.Edit.Names,
            winner,
            settings
        ) with
        {
            Tests = contender.Evidence,
        };
    }

    // The exact bytes are built and tested as the repository does it, and timed on fresh trials: what is posted comes from these alone.
    private async Task<Outcome> ConfirmAsync(
        Contender contender,
        TimedPair pair,
        IReadOnlyList<TimedTrial> before,
        CancellationToken cancellationToken
    )
    {
        var measured = Timings.Of(pair, before, settings.Alpha);
        if (measured.IsOffloaded(pair.Clock == ProbeClock.Thread))
        {
            return Offloaded(contender, Measurements.Of(measured, pair, settings));
        }

        clock.Enter("strength", $"{contender.Id}: do its tests notice faults in the edited lines?");
        var strong = await strength.RunAsync(contender, cancellationToken).ConfigureAwait(false);
        contender = contender with { Evidence = contender.Evidence with { Strength = strong } };
        if (strong is { Caught: 0 })
        {
            return new(
                VerdictKind.NotCovered,
                $"no test notices any of {strong.Planted} faults planted in the edited lines ({strong.Missed[0]}, …); write a test that checks what {contender.Edit.Names} returns",
                contender.Evidence,
                Measurements.Of(measured, pair, settings)
            );
        }

        if (
            await BuildAndTestAsync(contender, cancellationToken).ConfigureAwait(false) is
            { } failed
        )
        {
            return failed with { Measurement = Measurements.Of(measured, pair, settings) };
        }

        var count = Confirmation.Trials(
            before.Select(trial => trial.LogRatio).ToList(),
            settings.Alpha,
            settings.Trials
        );
        var (timed, fault) = await trials
            .RunAllAsync(contender.Id, "confirm", count, pair, cancellationToken)
            .ConfigureAwait(false);
        if (timed is null)
        {
            return Describe(fault!, contender.Evidence);
        }

        var timings = Timings.Of(pair, timed, settings.Alpha);
        var measurement = Measurements.Of(timings, pair, settings);
        if (timings.IsOffloaded(pair.Clock == ProbeClock.Thread))
        {
            return Offloaded(contender, measurement);
        }

        return Judge(contender, timings, measurement);
    }

    private async Task<Outcome> PaperAsync(
        Contender contender,
        TimedPair pair,
        CancellationToken cancellationToken
    )
    {
        var (timings, fault) = await FreshProcesses
            .PaperAsync(
                pair,
                settings,
                timed => record(TrialRecord.Of(contender.Id, "measure", 1, pair.Metric, timed)),
                done =>
                    clock.Enter(
                        "measure",
                        $"{contender.Id}: process {done} of {2 * FreshProcesses.PaperRuns}"
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (timings is null)
        {
            return Describe(fault!, contender.Evidence);
        }

        var measurement = Measurements.Of(timings, pair, settings);
        var outcome = Judge(contender, timings, measurement);
        return
            outcome.Kind == VerdictKind.Faster
            && await BuildAndTestAsync(contender, cancellationToken).ConfigureAwait(false)
                is { } failed
            ? failed with
            {
                Measurement = measurement,
            }
            : outcome;
    }

    private Outcome Judge(Contender contender, Timings timings, Measurement measurement) =>
        Measurements.Judge(
            measurement,
            timings,
            contender.Edit.Names,
            contender.Coverage,
            settings
        ) with
        {
            Tests = contender.Evidence,
        };

    // What was timed was built in memory: before anyone is told, the repository builds and tests it itself.
    private async Task<Outcome?> BuildAndTestAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        clock.Enter("confirm", $"{contender.Id}: a full build and all tests of the exact bytes");
        var (projects, errors) = await tree.BuildAsync(contender.Files, cancellationToken)
            .ConfigureAwait(false);
        return projects is null
            ? new(VerdictKind.BuildFailed, errors!, contender.Evidence)
            : await gate.TestAsync(projects, contender.Coverage, cancellationToken)
                .ConfigureAwait(false);
    }

    private static Outcome Offloaded(Contender contender, Measurement measurement) =>
        new(
            VerdictKind.Inconclusive,
            $"{contender.Edit.Names} takes less time, but the tests as a whole do not: the work went elsewhere",
            contender.Evidence,
            measurement
        );

    private static Outcome Describe(TimingFault fault, TestEvidence evidence) =>
        fault switch
        {
            { Side: Side.Candidate, FailedTests.Count: > 0 } => new(
                VerdictKind.TestsFailed,
                $"fails when repeated: {string.Join(", ", fault.FailedTests.Take(3))}",
                evidence with
                {
                    Failures = fault.FailedTests.Take(20).ToList(),
                }
            ),
            { Side: Side.Candidate, TimedOut: true } => new(
                VerdictKind.TimedOut,
                $"while it was timed, {fault.Reason}",
                evidence
            ),
            _ => new(
                VerdictKind.Inconclusive,
                $"it passes all tests but cannot be timed: {fault.Reason}{(fault.FailedTests.Count > 0 ? $" at the baseline: {fault.FailedTests[0]}" : "")}",
                evidence
            ),
        };
}
