using MathNet.Numerics.Statistics;

namespace PieBot.Core.Engine.Trials;

/// <summary>What is said of a timing by a command: how small a gain it could have shown.</summary>
internal static class CommandNote
{
    // Standard normal quantiles of 0.95 and 0.9: a one-sided test at 0.05 that finds the gain nine times in ten.
    private const double Quantiles = 1.645 + 1.282;

    // Below this share of the wall time the command waits for most of it.
    private const double Busy = 0.5;

    public static string Of(Timings timings)
    {
        var spread = timings.Trials.Select(trial => trial.LogRatio).StandardDeviation();
        var least =
            timings.Trials.Count < 2
                ? null
                : $", and with this spread only one of about {Math.Max(0.001, 1 - Math.Exp(-Quantiles * spread / Math.Sqrt(timings.Trials.Count))):0.0 %} or more";
        return "PieBot cannot tell which tests cover the edit, so the whole command is timed, its start included: "
            + $"only gains that show in that can be seen{least}"
            + (
                timings.Trials.Count > 0
                && timings.Trials.Average(trial =>
                    trial.Baseline.Member / trial.Baseline.MemberWall
                ) < Busy
                    ? "; it waits for most of its wall time, which CPU time leaves out (timing.clock: wall counts it)"
                    : ""
            );
    }
}
