using PieBot.Core.Proposals.Models.Rounds;
using PieBot.Core.Timing;

namespace PieBot.Tool.Commands;

/// <summary>A measurement as a model is told it, with every figure that it may name.</summary>
internal static class Facts
{
    public static MeasuredFacts Of(Measurement measurement)
    {
        var figures = new List<double>
        {
            measurement.Speedup.Ratio,
            measurement.Low.Ratio,
            measurement.High.Ratio,
            measurement.Speedup.Saving * 100,
        };
        foreach (var time in (UnitTime[])[measurement.Baseline, measurement.Candidate])
        {
            figures.AddRange([
                time.Nanoseconds,
                time.Nanoseconds / 1e3,
                time.Nanoseconds / 1e6,
                time.Nanoseconds / 1e9,
            ]);
        }

        var unit = measurement.Metric switch
        {
            Metric.Member => "a call",
            Metric.Tests => "a repetition of its tests",
            _ => "a run of the timed command",
        };
        var sentence =
            $"speedup {measurement.Speedup.Ratio:0.00}× (interval {measurement.Low.Ratio:0.00} to {measurement.High.Ratio:0.00}), saves {measurement.Speedup.Saving * 100:0} % of the time; {measurement.Baseline} → {measurement.Candidate} {unit}";
        if (measurement.Allocated is { } allocated)
        {
            figures.AddRange([allocated.Baseline, allocated.Candidate]);
            sentence += $"; allocates {allocated.Baseline:0} B → {allocated.Candidate:0} B {unit}";
        }

        return new(sentence, figures);
    }
}
