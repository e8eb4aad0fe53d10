using MathNet.Numerics.Distributions;
using PieBot.Core.Timing;

namespace PieBot.Benchmarks;

/// <summary>One kind of noise at one spread, and how often what was found in it.</summary>
/// <param name="Noise">Kind and standard deviation of a sample.</param>
/// <param name="Measured">Share called faster by the sequential test alone, nothing being faster.</param>
/// <param name="Faster">The same after confirmation: what would be posted.</param>
/// <param name="FasterOf16">The same a target with 16 identical candidates.</param>
/// <param name="Power">Share found by true speedup: 1.05, 1.10, 1.3, 2.</param>
/// <param name="Trials">Mean number of trials, confirmation included: at 1, 1.05, 1.10, 1.3, 2.</param>
/// <param name="Bias">Of the posted speedup at 1.3, relative.</param>
internal sealed record SimulatedNoise(
    string Noise,
    double Measured,
    double Faster,
    double FasterOf16,
    IReadOnlyList<double> Power,
    IReadOnlyList<double> Trials,
    double Bias
);

/// <summary>
/// Simulates comparisons as the verifier makes them, one log ratio a trial: screening, sequential test, confirmation. The
/// least saving is 0, so that the test itself is judged.
/// </summary>
internal static class Simulation
{
    private const double Alpha = 0.05;
    private static readonly double[] Speedups = [1, 1.05, 1.1, 1.3, 2];
    private static readonly SequentialTest Alone = new(Alpha);
    private static readonly SequentialTest OneOf16 = new(Alpha / 16);

    private static readonly (
        string Name,
        Func<Random, double, IEnumerator<double>> Draw
    )[] Noises =
    [
        ("normal", (random, sd) => Each(() => Normal.Sample(random, 0, sd))),
        // A ratio of two sides that are each skewed, as times are, with a mean log of zero.
        ("log-normal", (random, sd) => Each(() => Skewed(random, sd) - Skewed(random, sd))),
        // One trial in twenty meets a stall of ten spreads on either side.
        (
            "stalls",
            (random, sd) =>
                Each(() =>
                    Normal.Sample(random, 0, sd)
                    + (random.NextDouble() < 0.05 ? 10 * sd * Sign(random) : 0)
                )
        ),
        // The machine favours a side by up to a spread, more and more; roles swap every other trial.
        (
            "drift",
            (random, sd) =>
            {
                var trial = 0;
                return Each(() =>
                    Normal.Sample(random, 0, sd)
                    + (sd * Math.Min(1, trial / 25.0) * (trial++ % 2 == 0 ? 1 : -1))
                );
            }
        ),
        // Half of a trial's deviation is the next one's too.
        (
            "autocorrelated",
            (random, sd) =>
            {
                var last = Normal.Sample(random, 0, sd);
                return Each(() =>
                    last = (0.5 * last) + Normal.Sample(random, 0, sd * Math.Sqrt(0.75))
                );
            }
        ),
    ];

    public static IReadOnlyList<SimulatedNoise> Run(int runs) =>
        Noises
            .SelectMany(noise =>
                ((double[])[0.02, 0.05, 0.15]).Select(sd => Run(noise.Name, noise.Draw, sd, runs))
            )
            .ToList();

    private static SimulatedNoise Run(
        string name,
        Func<Random, double, IEnumerator<double>> draw,
        double sd,
        int runs
    )
    {
        var random = new Random(1);
        var nothing = Repeat(runs, () => Compare(draw(random, sd), 1, 1));
        var sixteen = Repeat(Math.Max(runs / 10, 1), () => Compare(draw(random, sd), 1, 16));
        var gains = Speedups
            .Skip(1)
            .Select(speedup => Repeat(runs / 4, () => Compare(draw(random, sd), speedup, 1)))
            .ToList();
        return new(
            FormattableString.Invariant($"{name} {sd:0.00}"),
            Share(nothing, one => one.Measured),
            Share(nothing, one => one.Posted is not null),
            Share(sixteen, one => one.Posted is not null),
            gains.Select(gain => Share(gain, one => one.Posted is not null)).ToList(),
            gains.Prepend(nothing).Select(all => all.Average(one => one.Trials)).ToList(),
            gains[2].Where(one => one.Posted is not null).Average(one => one.Posted!.Value) / 1.3
                - 1
        );
    }

    private static (bool Measured, double? Posted, double Trials) Compare(
        IEnumerator<double> noise,
        double speedup,
        int candidates
    )
    {
        var trials = 0;
        double Sample()
        {
            trials++;
            noise.MoveNext();
            return Math.Log(speedup) + noise.Current;
        }

        var contest = new Contest(candidates, candidates == 1 ? Alone : OneOf16, 0);
        while (contest.Next is not null)
        {
            contest.Record(Sample());
        }

        if (contest.Winner is not { } winner || contest.Of(winner) != Finding.Faster)
        {
            return (false, null, trials);
        }

        var count = Confirmation.Trials(contest.Samples(winner), Alpha, SequentialTest.MostTrials);
        var confirmed = PairedTest.Run(
            Enumerable.Range(0, count).Select(_ => Sample()).ToList(),
            Alpha
        );
        return Decision.Of(confirmed, Alpha, 0) == Finding.Faster
            ? (true, Math.Exp(confirmed.Estimate), trials)
            : (true, null, trials);
    }

    private static List<(bool Measured, double? Posted, double Trials)> Repeat(
        int runs,
        Func<(bool, double?, double)> compare
    ) => Enumerable.Range(0, runs).Select(_ => compare()).ToList();

    private static double Share<T>(List<T> all, Func<T, bool> counts) =>
        (double)all.Count(counts) / all.Count;

    private static IEnumerator<double> Each(Func<double> next)
    {
        while (true)
        {
            yield return next();
        }
    }

    private static double Skewed(Random random, double sd) =>
        LogNormal.Sample(random, 0, 1) * sd / 3.06;

    private static int Sign(Random random) => random.Next(2) == 0 ? 1 : -1;
}
