using PieBot.Core.Timing;

namespace PieBot.Lab.Evaluation.Measuring;

/// <summary>In which order the paper's protocol runs the two sides.</summary>
internal enum RunOrder
{
    /// <summary>Baseline and candidate in drawn order.</summary>
    Mixed,

    /// <summary>All runs of the baseline, then all of the candidate, as the paper's own harness does: for comparison alone, since a machine that drifts makes false gains of it.</summary>
    Blocks,
}

/// <summary>How programs are timed.</summary>
internal sealed record MeasuringSettings
{
    public Protocol Protocol { get; init; } = Protocol.Paired;

    /// <summary>One-sided error of a comparison. The paper's protocol always takes 0.05.</summary>
    public double Alpha { get; init; } = 0.001;

    /// <summary>Share of the slow program's time that a faster one must save, under the paired protocol.</summary>
    public double MinSaving { get; init; } = 0.01;

    /// <summary>The most trials of a pair.</summary>
    public int MostTrials { get; init; } = SequentialTest.MostTrials;

    /// <summary>Timed runs a side, under the paper's protocol.</summary>
    public int Runs { get; init; } = 25;

    /// <summary>Of these the first so many are left out.</summary>
    public int IgnoreFirst { get; init; } = 1;

    public RunOrder Order { get; init; } = RunOrder.Mixed;

    /// <summary>Processor seconds of one run on one case.</summary>
    public int TimeLimit { get; init; } = 10;

    public int Seed { get; init; } = 1;

    /// <summary>Whether the slow program itself is timed when a model gives it back, to see that the statistics do not fall for it.</summary>
    public bool TimeUnchanged { get; init; }
}
