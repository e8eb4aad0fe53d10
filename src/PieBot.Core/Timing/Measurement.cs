namespace PieBot.Core.Timing;

/// <summary>How candidates are timed.</summary>
internal enum Protocol
{
    /// <summary>Trials of two workers in turns, one-sided paired t over trials.</summary>
    Paired,

    /// <summary>The PIE paper's: 25 fresh processes a side, one-tailed Welch, p &lt; 0.05.</summary>
    Paper,
}

/// <summary>What the numbers of a sample are.</summary>
internal enum Metric
{
    /// <summary>The time inside the edited member itself, by a probe.</summary>
    Member,

    /// <summary>The time of the tests that cover it.</summary>
    Tests,

    /// <summary>The time of a command that the repository names, or what it tells of its own.</summary>
    Command,
}

/// <summary>Baseline divided by candidate: 2 is twice as fast, below 1 is slower.</summary>
internal readonly record struct Speedup(double Ratio)
{
    /// <summary>Share of the baseline's time that is saved, (baseline − candidate) ÷ baseline; negative when slower. The paper's RTR is this in per cent, its SP is <see cref="Ratio"/> (arXiv 2302.07867, section 3).</summary>
    public double Saving => 1 - (1 / Ratio);

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Ratio:0.00}×");
}

/// <summary>How the chance of a finding is told: never as 0, which it is not.</summary>
internal static class PValue
{
    private const double Least = 0.0001;

    /// <summary>For example <c>p = 0.0042</c>, or <c>p &lt; 0.0001</c>.</summary>
    public static string Text(double value) =>
        value < Least
            ? "p < 0.0001"
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"p = {value:0.####}"
            );
}

/// <summary>The mean time of one unit of a metric; a <see cref="TimeSpan"/> cannot tell members of a few nanoseconds apart.</summary>
internal readonly record struct UnitTime(double Nanoseconds)
{
    public override string ToString() =>
        Nanoseconds switch
        {
            < 1e3 => Text(Nanoseconds, "ns"),
            < 1e6 => Text(Nanoseconds / 1e3, "µs"),
            < 1e9 => Text(Nanoseconds / 1e6, "ms"),
            _ => Text(Nanoseconds / 1e9, "s"),
        };

    // Three digits: a mean over trials knows no more.
    private static string Text(double value, string unit) =>
        value.ToString(
            value < 10 ? "0.00"
                : value < 100 ? "0.0"
                : "0",
            System.Globalization.CultureInfo.InvariantCulture
        ) + $" {unit}";
}

/// <summary>What a candidate's timing showed.</summary>
/// <param name="Speedup">Point estimate (for <see cref="Protocol.Paired"/> the exponential of the mean log ratio).</param>
/// <param name="Low">Lower end of the two-sided interval at confidence 1 − 2α.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="PValue">One-sided: the chance of such a gain if the candidate were no faster.</param>
/// <param name="Trials">Pairs (paired) or processes a side (paper).</param>
/// <param name="Baseline">Mean time of one unit of the metric (a call of the member, or a repetition of the tests) at baseline.</param>
/// <param name="Candidate">The same for the candidate.</param>
/// <param name="Tests">The covering tests' own time, baseline over candidate.</param>
/// <param name="Cold">The first iteration in a fresh process, which may differ in sign.</param>
/// <param name="Note">What could be detected, when that is limited; else null.</param>
internal sealed record Measurement(
    Protocol Protocol,
    Metric Metric,
    Speedup Speedup,
    Speedup Low,
    Speedup High,
    double PValue,
    int Trials,
    UnitTime Baseline,
    UnitTime Candidate,
    string? Note,
    Speedup? Tests = null,
    Speedup? Cold = null,
    Allocated? Allocated = null
);

/// <summary>Bytes a call of the member allocates; a repetition of the tests where it has no probe.</summary>
internal readonly record struct Allocated(double Baseline, double Candidate)
{
    public override string ToString() => $"{Bytes(Baseline)} → {Bytes(Candidate)}";

    /// <summary>Such as <c>4120 B</c> or <c>12 KiB</c>.</summary>
    public static string Bytes(double bytes) =>
        bytes switch
        {
            < 10_000 => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{bytes:0} B"
            ),
            < 10_000_000 => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{bytes / 1024:0} KiB"
            ),
            _ => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{bytes / 1024 / 1024:0} MiB"
            ),
        };
}
