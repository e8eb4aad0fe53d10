using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>From timings to a measurement, and from a measurement to a finding in words.</summary>
internal static class Measurements
{
    // What the probe itself reads as is taken off, but a member of hardly more is not known that well.
    private const double ProbeMatters = 300;

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
            pair.Metric == Metric.Command ? CommandNote.Of(timings) : Note(timings, pair),
            pair.Metric == Metric.Member ? timings.Tests : null,
            pair.Coverage.Repetition == Repetition.InProcess ? timings.Cold : null,
            timings.Allocated
        );

    /// <summary>What a confirmation, or the paper's protocol, says.</summary>
    public static Outcome Judge(
        Measurement measurement,
        Timings timings,
        string members,
        Coverage coverage,
        VerifySettings settings
    )
    {
        // The paper's protocol has an alpha of its own.
        var alpha =
            settings.Protocol == Protocol.Paper ? Math.Min(settings.Alpha, 0.05) : settings.Alpha;
        var what = What(measurement, members);
        var numbers = Numbers(measurement, settings);
        if (timings.SlowerTest(alpha) is var (test, speedup))
        {
            return new(
                VerdictKind.NotFaster,
                $"{what}: {numbers}; but a covering test gets slower, {speedup}: {coverage.Timed[test]}",
                null,
                measurement
            );
        }

        var finding = Timing.Decision.Of(timings.Result, alpha, settings.MinSaving);
        if (settings.Metric == Resource.Allocations && finding != Finding.Faster)
        {
            return Allocations(measurement, timings, what, numbers, alpha, settings);
        }

        return finding switch
        {
            Finding.Faster => new(
                VerdictKind.Faster,
                $"{what}: {measurement.Baseline} → {measurement.Candidate}, {numbers}",
                null,
                measurement
            ),
            Finding.NotFaster when timings.Result.Low > 0 => new(
                VerdictKind.NotFaster,
                TooLittle(what, numbers, settings),
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
                $"{what}: {numbers}; fresh trials did not confirm the gain: {More(timings, settings)}",
                null,
                measurement
            ),
        };
    }

    // Not faster: may it be kept for the memory alone?
    private static Outcome Allocations(
        Measurement measurement,
        Timings timings,
        string what,
        string numbers,
        double alpha,
        VerifySettings settings
    )
    {
        var bytes = measurement.Allocated is { } allocated ? $"allocates {allocated}" : "";
        var finding = Timing.Decision.Of(
            PairedTest.Run(
                timings.Trials.Select(trial => trial.AllocationLogRatio).ToList(),
                alpha
            ),
            alpha,
            settings.MinSaving
        );
        return finding switch
        {
            Finding.Faster
                when !Timing.Decision.IsNoSlower(timings.Result.Low, timings.Result.High) => new(
                VerdictKind.NotFaster,
                $"{what}: {bytes}, but {(timings.Result.High < 0 ? "takes" : "may take")} longer, {numbers}",
                null,
                measurement
            ),
            Finding.Faster => new(
                VerdictKind.Leaner,
                $"{what}: {bytes}, and takes no longer, {numbers}",
                null,
                measurement
            ),
            Finding.Inconclusive => new(
                VerdictKind.Inconclusive,
                $"{what}: {bytes}; fresh trials did not confirm the saving",
                null,
                measurement
            ),
            _ => new(
                VerdictKind.NotFaster,
                $"{what}: {bytes}, which saves less than the {settings.MinSaving:P0} asked for, and is not faster, {numbers}",
                null,
                measurement
            ),
        };
    }

    /// <summary>What is said of a candidate that did not get as far as a confirmation.</summary>
    /// <param name="finding">Of the sequential test.</param>
    /// <param name="winner">Id of the candidate that did; null when none.</param>
    public static Outcome Lost(
        Measurement measurement,
        Timings timings,
        Finding finding,
        string members,
        string? winner,
        VerifySettings settings
    )
    {
        var what = What(measurement, members);
        var numbers = Numbers(measurement, settings);
        if (settings.Metric == Resource.Allocations && measurement.Allocated is { } allocated)
        {
            numbers = $"allocates {allocated}; time {numbers}";
        }

        return finding switch
        {
            Finding.Inconclusive => new(
                VerdictKind.Inconclusive,
                $"{what}: {numbers} after all {measurement.Trials} trials; {More(timings, settings)}",
                null,
                measurement
            ),
            Finding.Outdone or Finding.Faster => new(
                VerdictKind.NotFaster,
                $"{what}: {numbers}; {(measurement.Low.Ratio > 1 ? "faster too, not chosen: " : "")}{winner ?? "another candidate"}, which edits the same lines, does better",
                null,
                measurement
            ),
            _ when measurement.Low.Ratio > 1 => new(
                VerdictKind.NotFaster,
                TooLittle(what, numbers, settings),
                null,
                measurement
            ),
            _ => new(VerdictKind.NotFaster, $"{what}: {numbers}", null, measurement),
        };
    }

    private static string More(Timings timings, VerifySettings settings) =>
        Outlook.Trials(timings.Result, timings.Count, settings.Alpha, settings.MinSaving)
            is { } trials
            ? $"about {trials} would decide (--trials {trials})"
            : $"more than {Outlook.Most} would be needed: this machine is too noisy for it";

    private static string What(Measurement measurement, string members) =>
        measurement.Metric switch
        {
            Metric.Member => members,
            Metric.Tests => $"the covering tests of {members}",
            _ => $"the command that is timed for {members}",
        };

    private static string Numbers(Measurement measurement, VerifySettings settings) =>
        $"{measurement.Speedup} ({1 - (2 * settings.Alpha):P0} interval {measurement.Low.Ratio:0.00}–{measurement.High.Ratio:0.00}, {PValue.Text(measurement.PValue)})";

    private static string TooLittle(string what, string numbers, VerifySettings settings) =>
        $"{what}: {numbers}; that saves less than the {settings.MinSaving:P0} asked for";

    private static string? Note(Timings timings, TimedPair pair) =>
        pair.Coverage.Repetition switch
        {
            Repetition.OncePerProcess =>
                "the tests cannot be repeated in one process, so each trial is one cold run: only large gains can be seen",
            Repetition.WholeProgram =>
                "no worker can drive the tests, so each trial runs the whole test program: only large gains can be seen",
            _ when pair.Metric == Metric.Tests =>
                "the member's own time cannot be probed (asynchronous, lazy, or another signature); its covering tests are timed: only gains that show in them can be seen",
            _ when timings.Baseline.Nanoseconds < ProbeMatters =>
                "the member is so short that the probe around it matters, so its gain may be understated",
            _ => null,
        };
}
