using System.Globalization;
using PieBot.Timing;

namespace PieBot.Verification.DotNet;

/// <summary>From timings to a measurement, and from a measurement to a finding in words.</summary>
internal static class Measurements
{
    // A probe costs about 60 ns a call on both sides; under this it hides more than a hundredth of the member's time.
    private const double ProbeMatters = 5e3;

    public static Measurement Of(Timings timings, TimedPair pair, VerifySettings settings) =>
        new(
            settings.Protocol,
            pair.Metric,
            new(Math.Exp(timings.Result.Estimate)),
            new(Math.Exp(timings.Result.Low)),
            new(Math.Exp(timings.Result.High)),
            timings.Result.PValue,
            timings.Count,
            timings.Baseline,
            timings.Candidate,
            Note(timings, pair)
        );

    public static Outcome Judge(
        Measurement measurement,
        Timings timings,
        string members,
        VerifySettings settings
    )
    {
        if (timings.Offloaded)
        {
            return new(
                VerdictKind.Inconclusive,
                $"{members} takes less time, but the tests as a whole do not: the work went elsewhere",
                null,
                measurement
            );
        }

        // The paper's protocol has an alpha of its own.
        var alpha =
            settings.Protocol == Protocol.Paper ? Math.Min(settings.Alpha, 0.05) : settings.Alpha;
        var what =
            measurement.Metric == Metric.Member ? members : $"the tests that cover {members}";
        var numbers = string.Create(
            CultureInfo.InvariantCulture,
            $"{measurement.Speedup} ({1 - (2 * settings.Alpha):P0} interval {measurement.Low.Ratio:0.00}–{measurement.High.Ratio:0.00}, p = {measurement.PValue:0.####})"
        );
        return Decision.Of(timings.Result, alpha, settings.MinSaving) switch
        {
            Finding.Faster => new(
                VerdictKind.Faster,
                $"{what}: {measurement.Baseline} → {measurement.Candidate}, {numbers}",
                null,
                measurement
            ),
            Finding.NotFaster when timings.Result.Low > 0 => new(
                VerdictKind.NotFaster,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {numbers}; that saves less than the {settings.MinSaving:P0} asked for"
                ),
                null,
                measurement
            ),
            Finding.NotFaster => new(
                VerdictKind.NotFaster,
                $"{what}: {numbers}",
                null,
                measurement
            ),
            _ => new(
                VerdictKind.Inconclusive,
                $"{what}: {numbers}; more trials could tell (--trials)",
                null,
                measurement
            ),
        };
    }

    private static string? Note(Timings timings, TimedPair pair) =>
        pair.Coverage.Repetition switch
        {
            Repetition.OncePerProcess =>
                "the tests cannot be repeated in one process, so each trial is one cold run: only large gains can be seen",
            Repetition.WholeProgram =>
                "no worker can drive the tests, so each trial runs the whole test program: only large gains can be seen",
            _ when pair.Metric == Metric.Tests =>
                "the member's own time cannot be probed (asynchronous, lazy, or another signature); the tests around it are timed: only gains that show in them can be seen",
            _ when timings.Baseline.Nanoseconds < ProbeMatters =>
                "the probe costs about 60 ns a call on both sides, so the gain of so small a member is understated",
            _ => null,
        };
}
