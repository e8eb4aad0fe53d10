using PieBot.Runs;
using PieBot.Timing;
using PieBot.Verification.Pairs;

namespace PieBot.Verification.Proving;

/// <summary>
/// The baseline against itself, timed as candidates are: a machine that calls one of two equal sides faster can prove
/// nothing today. Two-sided, and tried again before it is believed, so that a good machine is doubted once in 10,000 runs.
/// </summary>
internal static class Control
{
    public const string Id = "control";

    private const int Trials = 6;
    private const double Alpha = 0.01;

    /// <returns>What was found; null when it could not be timed, which the candidates will meet as well.</returns>
    public static async Task<ControlFacts?> RunAsync(
        TimedPair pair,
        TrialRunner trials,
        CancellationToken cancellationToken
    )
    {
        ControlFacts? facts = null;
        for (var round = 1; round <= 2 && facts is null or { Passed: false }; round++)
        {
            var (timed, _) = await trials
                .RunAllAsync(
                    Id,
                    round == 1 ? "control" : "control again",
                    Trials,
                    pair,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (timed is null)
            {
                return facts;
            }

            var result = PairedTest.Run(timed.Select(one => one.LogRatio).ToList(), Alpha / 2);
            var twoSided = 2 * Math.Min(result.PValue, 1 - result.PValue);
            facts = new(
                new(Math.Exp(result.Estimate)),
                new(Math.Exp(result.Low)),
                new(Math.Exp(result.High)),
                twoSided,
                round * Trials,
                twoSided >= Alpha
            );
        }

        return facts;
    }
}
