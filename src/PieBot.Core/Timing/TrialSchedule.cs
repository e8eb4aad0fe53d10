namespace PieBot.Core.Timing;

/// <summary>Which of the two builds of a comparison.</summary>
internal enum Side
{
    Baseline,
    Candidate,
}

/// <summary>
/// The order of everything in a comparison, drawn from one seed. Which side starts first is swapped every other trial, so
/// that a gain of the first or second worker cancels; the order of turns inside a trial is drawn, since a strict
/// ABBA falls into step with garbage collections.
/// </summary>
internal sealed class TrialSchedule(int seed)
{
    /// <summary>The side whose worker is started first in a trial (1-based).</summary>
    public Side First(int trial) =>
        (trial + new Random(seed).Next(2)) % 2 == 0 ? Side.Baseline : Side.Candidate;

    /// <summary>The source of the order of turns in a trial.</summary>
    public Random Turns(int trial) => new(unchecked((seed * 397) ^ (trial * 7919)));

    /// <summary>The paper's protocol: <paramref name="runs"/> processes of each side, in drawn order.</summary>
    public IReadOnlyList<Side> Processes(int runs)
    {
        var order = Enumerable
            .Repeat(Side.Baseline, runs)
            .Concat(Enumerable.Repeat(Side.Candidate, runs))
            .ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }
}
