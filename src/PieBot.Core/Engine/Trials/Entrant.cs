using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>A contender in a contest, with the trials it has had.</summary>
internal sealed record Entrant(Contender Contender, TimedPair Pair, List<TimedTrial> Trials)
{
    /// <summary>Its next trial.</summary>
    /// <param name="after">Whose trial is likely to follow; null when none is.</param>
    /// <param name="most">Trials that it may have.</param>
    public TrialRequest Request(Entrant? after, int most)
    {
        var number = Trials.Count + 1;
        return new(
            Contender.Id,
            "measure",
            number,
            Pair,
            $"{Contender.Id}: trial {number}, at most {most}"
        )
        {
            Next = after is null
                ? null
                : (after.Pair, after.Trials.Count + (ReferenceEquals(after, this) ? 2 : 1)),
        };
    }

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
