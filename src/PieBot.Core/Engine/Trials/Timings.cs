using MathNet.Numerics.Statistics;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>The timing of one comparison, whatever the protocol: a test's result and the times behind it.</summary>
/// <param name="Trials">What it stands on; empty in the paper's protocol.</param>
internal sealed record Timings(
    TTestResult Result,
    int Count,
    UnitTime Baseline,
    UnitTime Candidate,
    IReadOnlyList<TimedTrial> Trials
)
{
    // Of a whole test less is not worth the edit's gain, and may be the framework's clock.
    private const double LeastSlower = 0.05;

    /// <param name="trials">At least 2.</param>
    public static Timings Of(TimedPair pair, IReadOnlyList<TimedTrial> trials, double alpha)
    {
        var cold = pair.Coverage.Repetition is Repetition.OncePerProcess or Repetition.WholeProgram;
        // What the candidate takes for one call of the baseline's: the two are to be compared.
        var calls = trials.Average(trial => trial.CallsRatio);
        UnitTime Mean(
            Func<TrialResult, double> coldTime,
            Func<TrialResult, IReadOnlyList<double>> warm
        ) =>
            new(
                trials.Average(trial =>
                    cold ? coldTime(trial.Rounds) : TrimmedMean.Of(warm(trial.Rounds))
                )
            );
        return new(
            PairedTest.Run(trials.Select(trial => trial.LogRatio).ToList(), alpha),
            trials.Count,
            Mean(rounds => rounds.Cold.Baseline, rounds => rounds.Baseline),
            new(
                Mean(rounds => rounds.Cold.Candidate, rounds => rounds.Candidate).Nanoseconds
                    * calls
            ),
            trials
        );
    }

    /// <summary>
    /// Whether the member takes less time on its own thread, while the whole does not: the work went elsewhere. On one
    /// processor what leaves the member shows in the rounds' wall time, where the member is most of what a round does; and
    /// a member that waits for others takes wall time.
    /// </summary>
    public bool IsOffloaded(bool threadClock)
    {
        if (Trials.Count == 0 || Trials.Any(trial => double.IsNaN(trial.Baseline.Wall)))
        {
            return false;
        }

        double Sum(Func<TimedTrial, double> value) => Trials.Sum(value);
        var member = Sum(trial => trial.Baseline.Member);
        var saved = member - Sum(trial => trial.Candidate.Member);
        var savedWall = Sum(trial => trial.Baseline.Wall - trial.Candidate.Wall);
        if (
            saved > 0.1 * member
            && member > 0.5 * Sum(trial => trial.Baseline.Wall)
            && savedWall < 0.5 * saved
        )
        {
            return true;
        }

        var byThread = Trials.Select(trial => trial.LogRatio).Median();
        var byWall = Trials
            .Select(trial => Math.Log(trial.Baseline.MemberWall / trial.Candidate.MemberWall))
            .Median();
        return threadClock && byThread > 0.1 && byWall < 0.5 * byThread;
    }

    /// <summary>The covering tests' own time, baseline over candidate; null when the framework does not tell it.</summary>
    public Speedup? Tests => Ratio(side => side.Tests);

    /// <summary>The first iteration, cold, the processes' compilation included.</summary>
    public Speedup? Cold =>
        Trials.Count == 0 ? null
        : Trials.Average(trial =>
            Math.Log(trial.Rounds.Cold.Baseline / trial.Rounds.Cold.Candidate)
        )
            is var log
        && double.IsFinite(log)
            ? new(Math.Exp(log))
        : null;

    /// <summary>Bytes a call, the median over trials: baseline and candidate; null when unknown.</summary>
    public Allocated? Allocated =>
        Trials.Count > 0
        && Trials.Select(trial => trial.Baseline.Allocated).Median() is var before
        && Trials.Select(trial => trial.Candidate.Allocated * trial.CallsRatio).Median()
            is var after
        && double.IsFinite(before)
        && double.IsFinite(after)
            ? new(before, after)
            : null;

    /// <summary>The timed test that gets slower beyond doubt, all of them together at <paramref name="alpha"/>; null when none does.</summary>
    public (int Test, Speedup Speedup)? SlowerTest(double alpha)
    {
        var tests = Trials.Count < 2 ? 0 : Trials.Min(trial => trial.Baseline.ByTest.Count);
        for (var test = 0; test < tests; test++)
        {
            var slower = Trials
                .Select(trial =>
                    Math.Log(trial.Candidate.ByTest[test] / trial.Baseline.ByTest[test])
                )
                .ToList();
            if (
                slower.All(double.IsFinite)
                && PairedTest.Run(slower, alpha) is var result
                && result.PValue < alpha / tests
                && result.Estimate > LeastSlower
            )
            {
                return (test, new(Math.Exp(-result.Estimate)));
            }
        }

        return null;
    }

    private Speedup? Ratio(Func<SideTotals, double> value) =>
        Trials.Count > 0
        && Trials.Average(trial => Math.Log(value(trial.Baseline) / value(trial.Candidate)))
            is var log
        && double.IsFinite(log)
            ? new(Math.Exp(log))
            : null;
}
