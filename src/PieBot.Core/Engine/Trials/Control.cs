using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>
/// The baseline against itself, timed as candidates are. A machine that calls one of two equal sides faster can prove
/// nothing today: two-sided, and tried again before it is believed, so that a good machine is doubted once in 10,000 runs.
/// And equal is only what is equal within a narrow interval: of gains that it leaves possible for equal code nothing is said.
/// </summary>
internal static class Control
{
    public const string Id = "control";

    /// <summary>Trials of a round.</summary>
    public const int Trials = 6;

    private const int MostRounds = 4;
    private const int MostInOne = 3 * Trials;
    private const double Alpha = 0.01;
    private const double WidthAlpha = 0.05;

    /// <param name="smallest">
    /// The speedup that it is to carry: rounds are added until its interval is that narrow. Null: the machine is only to pass.
    /// Rounds that were run before are not run again, so a control can be asked for more later.
    /// </param>
    /// <returns>What was found; null when it could not be timed, which the candidates will meet as well.</returns>
    public static async Task<ControlFacts?> RunAsync(
        TimedPair pair,
        TrialRunner trials,
        Speedup? smallest,
        CancellationToken cancellationToken
    )
    {
        ControlFacts? facts = null;
        var samples = new List<double>();
        var all = 0;
        for (var round = 1; round <= MostRounds; round++)
        {
            var before = all;
            var (timed, _) = await trials.RunAllAsync(
                Id,
                round == 1 ? "control" : $"control {round}",
                Trials,
                pair,
                number =>
                    $"two equal sides: trial {before + number}, at most {MostRounds * Trials}",
                cancellationToken
            );
            if (timed is null)
            {
                return facts;
            }

            var doubted = facts is { Passed: false };
            if (doubted)
            {
                samples.Clear();
            }

            samples.AddRange(timed.Select(one => one.LogRatio));
            all += timed.Count;
            facts = Facts(samples, all);
            if (facts.Passed ? samples.Count >= MostInOne || facts.IsEnoughFor(smallest) : doubted)
            {
                break;
            }
        }

        return facts;
    }

    /// <summary>What samples of equal sides say.</summary>
    /// <param name="logRatios">At least 2.</param>
    /// <param name="trials">That were made in all.</param>
    public static ControlFacts Facts(IReadOnlyList<double> logRatios, int trials)
    {
        var result = PairedTest.Run(logRatios, WidthAlpha / 2);
        var twoSided = 2 * Math.Min(result.PValue, 1 - result.PValue);
        return new(
            new(Math.Exp(result.Estimate)),
            new(Math.Exp(result.Low)),
            new(Math.Exp(result.High)),
            twoSided,
            trials,
            twoSided >= Alpha
        );
    }

    /// <summary>Why the control does not carry a speedup, in words.</summary>
    /// <param name="control">Null when the side could not be timed against itself.</param>
    /// <param name="what">What was timed, for people: baseline or base.</param>
    public static string Doubt(ControlFacts? control, string what) =>
        control switch
        {
            null => $"there is no control: the {what} could not be timed against itself",
            { Passed: false } =>
                $"the control failed: this machine timed the {what} against itself at {control.Speedup}",
            _ =>
                $"the control is too wide: this machine timed the {what} against itself at {control.Speedup} ({control.Low.Ratio:0.00}–{control.High.Ratio:0.00}), so nothing can be said of speedups below {control.Floor}",
        };
}
