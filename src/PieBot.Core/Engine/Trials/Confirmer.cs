using PieBot.Core.Configuration;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Workers;

namespace PieBot.Core.Engine.Trials;

/// <summary>
/// What a winner must still stand: its tests kill mutants, and fresh trials show the gain again. What is posted comes from
/// these alone.
/// </summary>
internal sealed class Confirmer(
    IPreparedHead head,
    TrialRunner trials,
    MutantCheck mutants,
    VerifySettings settings,
    StageClock clock
)
{
    /// <param name="before">The trials that it won with; at least 2.</param>
    /// <param name="saved">What it is to save.</param>
    public async Task<Outcome> RunAsync(
        Contender contender,
        TimedPair pair,
        IReadOnlyList<TimedTrial> before,
        Resource saved,
        CancellationToken cancellationToken
    )
    {
        var asked = settings with { Metric = saved };
        var won = Timings.Of(pair, before, settings.Alpha);
        var measured = Measurements.Of(won, pair, asked);
        if (won.IsOffloaded(pair.Clock == ProbeClock.Thread))
        {
            return Offloaded(contender, measured);
        }

        await trials.ForeseeAsync(pair, 1, cancellationToken);
        (contender, var weak) = await CheckAsync(contender, measured, cancellationToken);
        if (weak is not null)
        {
            await trials.RestAsync();
            return weak;
        }

        var count = Confirmation.Trials(
            before.Select(trial => trial.Sample(saved)).ToList(),
            settings.Alpha,
            settings.Trials
        );
        var (timed, fault) = await trials.RunAllAsync(
            contender.Id,
            "confirm",
            count,
            pair,
            number => $"{contender.Id}: trial {number} of {count}",
            cancellationToken
        );
        if (timed is null)
        {
            return TimingFaults.Describe(fault!, contender.Evidence);
        }

        var timings = Timings.Of(pair, timed, settings.Alpha);
        var measurement = Measurements.Of(timings, pair, asked);
        return timings.IsOffloaded(pair.Clock == ProbeClock.Thread)
            ? Offloaded(contender, measurement)
            : await ExamineAsync(
                contender,
                Judge(contender, timings, measurement, asked),
                cancellationToken
            );
    }

    /// <summary>What the paper's protocol makes of it: its one set of runs, then mutants.</summary>
    public async Task<Outcome> CheckAsync(
        Contender contender,
        Timings timings,
        Measurement measurement,
        CancellationToken cancellationToken
    )
    {
        var outcome = Judge(contender, timings, measurement, settings);
        if (!outcome.Kind.IsAccepted())
        {
            return outcome;
        }

        (contender, var weak) = await CheckAsync(contender, measurement, cancellationToken);
        return weak
            ?? await ExamineAsync(
                contender,
                outcome with
                {
                    Tests = contender.Evidence,
                },
                cancellationToken
            );
    }

    // Whether anything but passing tests speaks for what measured faster.
    private async Task<(Contender Contender, Outcome? Weak)> CheckAsync(
        Contender contender,
        Measurement measurement,
        CancellationToken cancellationToken
    )
    {
        clock.Enter("mutants", $"{contender.Id}: do its tests kill mutants in the edited lines?");
        var score = await mutants.RunAsync(contender, cancellationToken);
        contender = contender with { Evidence = contender.Evidence with { MutationScore = score } };
        Outcome? weak =
            score is { Planted: > 0, Killed: 0 }
                ? new(
                    VerdictKind.NotCovered,
                    $"no test kills any of {score.Planted} mutants in the edited lines ({score.Survived[0]}, …); write a test that checks what {contender.Edit.Names} returns",
                    contender.Evidence,
                    measurement
                )
            : contender.Evidence.IsChecked ? null
            : new(
                VerdictKind.Inconclusive,
                Unchecked(contender.Evidence),
                contender.Evidence,
                measurement
            );
        return (contender, weak);
    }

    private static string Unchecked(TestEvidence evidence)
    {
        var calls = evidence.Calls switch
        {
            { Fault: { } fault } => $"its calls were not compared ({fault})",
            _ => "its calls return nothing that could be compared",
        };
        return $"nothing checked it but passing tests: {calls}, and {evidence.MutationScore?.Fault ?? "no mutant was planted"}";
    }

    private static Outcome Judge(
        Contender contender,
        Timings timings,
        Measurement measurement,
        VerifySettings asked
    ) =>
        Measurements.Judge(
            measurement,
            timings,
            contender.Edit.Names,
            contender.Coverage,
            asked
        ) with
        {
            Tests = contender.Evidence,
        };

    // Last, since it may take long: what the ecosystem finds wrong with a winner although its tests pass.
    private async Task<Outcome> ExamineAsync(
        Contender contender,
        Outcome outcome,
        CancellationToken cancellationToken
    ) =>
        outcome.Kind.IsAccepted()
        && await head.ExamineAsync(
            new(contender.Id, contender.Files, contender.Coverage.Covering),
            cancellationToken
        )
            is { } wrong
            ? outcome with
            {
                Kind = VerdictKind.TestsFailed,
                Reason = wrong,
            }
            : outcome;

    private static Outcome Offloaded(Contender contender, Measurement measurement) =>
        new(
            VerdictKind.Inconclusive,
            $"{contender.Edit.Names} takes less time, but the tests as a whole do not: the work went elsewhere",
            contender.Evidence,
            measurement
        );
}
