using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>A contender in a contest, with the trials it has had.</summary>
internal sealed record Entrant(Contender Contender, TimedPair Pair, List<TimedTrial> Trials)
{
    /// <summary>The one that saves most memory, if it saves enough of it and was not seen to be slower.</summary>
    /// <param name="alpha">One-sided error of a single one.</param>
    public static Entrant? Leanest(
        IEnumerable<Entrant> entrants,
        VerifySettings settings,
        double alpha
    ) =>
        entrants
            .Where(one => one.IsLean(settings, alpha))
            .MaxBy(one => one.Trials.Average(trial => trial.AllocationLogRatio));

    private bool IsLean(VerifySettings settings, double alpha)
    {
        var samples = Trials.Select(trial => trial.AllocationLogRatio).ToList();
        return samples.Count > 1
            && samples.TrueForAll(double.IsFinite)
            && Decision.Of(PairedTest.Run(samples, alpha), alpha, settings.MinSaving)
                == Finding.Faster
            && Timings.Of(Pair, Trials, settings.Alpha).Result.High >= 0;
    }
}
