using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Trials;

/// <summary>Times a contender by the paper's protocol.</summary>
/// <param name="record">Takes each process's time.</param>
internal sealed class PaperComparison(
    Confirmer confirmer,
    VerifySettings settings,
    StageClock clock,
    Action<TrialRecord> record
)
{
    public async Task<Outcome> RunAsync(Entrant entrant, CancellationToken cancellationToken)
    {
        var (contender, pair, _) = entrant;
        var (timings, fault) = await FreshProcesses.PaperAsync(
            pair,
            settings,
            timed => record(TrialRecord.Of(contender.Id, "measure", 1, pair.Metric, timed)),
            done =>
                clock.Enter(
                    "measure",
                    $"{contender.Id}: process {done} of {2 * FreshProcesses.PaperRuns}"
                ),
            cancellationToken
        );
        return timings is null
            ? TimingFaults.Describe(fault!, contender.Evidence)
            : await confirmer.CheckAsync(
                contender,
                timings,
                Measurements.Of(timings, pair, settings),
                cancellationToken
            );
    }
}
