using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace PieBot.Core.Timing;

/// <summary>How far the samples of a machine spread when both sides are the same.</summary>
/// <param name="Deviation">Standard deviation of a sample, a log ratio.</param>
/// <param name="Low">Lower end of its two-sided 90 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Trials">What it was taken from.</param>
internal sealed record Noise(double Deviation, double Low, double High, int Trials)
{
    private const double Doubt = 0.05;

    /// <param name="logRatios">One a trial; at least 2.</param>
    public static Noise Of(IReadOnlyList<double> logRatios)
    {
        var deviation = logRatios.StandardDeviation();
        var freedom = logRatios.Count - 1;
        double Limit(double chance) =>
            deviation * Math.Sqrt(freedom / ChiSquared.InvCDF(freedom, chance));
        return new(deviation, Limit(1 - Doubt), Limit(Doubt), logRatios.Count);
    }
}

/// <summary>
/// The smallest gain that a comparison finds: its sequential test, with the chances to stop too early that this takes, and
/// its confirmation on fresh trials. For normal samples all of these look only at gain ÷ standard deviation, but for the gain
/// below which nothing is worth having (<see cref="Decision.Worth"/>), so the answer is a number of standard deviations, or that gain: it is
/// found by simulating the procedure itself (least saving 0) and halving an interval, and the same
/// at each call: the samples are drawn from fixed seeds.
/// </summary>
internal static class Detectable
{
    private const int Runs = 2000;
    private const int Halvings = 9;
    private const double Most = 6;

    /// <param name="deviation">Standard deviation of a sample.</param>
    /// <param name="alpha">One-sided error of the comparison.</param>
    /// <param name="trials">The most trials of the comparison, and again of its confirmation; at least 4.</param>
    /// <param name="power">The chance to call such a gain faster, under 1.</param>
    public static Speedup Smallest(double deviation, double alpha, int trials, double power) =>
        Smallest(deviation, Deviations(alpha, trials, power));

    /// <param name="deviations">What <see cref="Deviations"/> says.</param>
    public static Speedup Smallest(double deviation, double deviations) =>
        new(Math.Exp(Math.Max(deviation * deviations, Decision.Worth(0))));

    /// <summary>The same in standard deviations of a sample, rounded up to a hundredth or so; 6 when no such gain is found often enough.</summary>
    public static double Deviations(double alpha, int trials, double power)
    {
        var test = new SequentialTest(alpha, trials);
        var noise = Enumerable.Range(0, Runs).Select(run => Draw(run, 2 * trials)).ToList();
        var (low, high) = (0.0, Most);
        for (var step = 0; step < Halvings; step++)
        {
            var middle = (low + high) / 2;
            var found = noise.AsParallel().Count(one => IsFound(test, one, middle, alpha, trials));
            (low, high) = found >= power * Runs ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static double[] Draw(int seed, int count)
    {
        var samples = new double[count];
        Normal.Samples(new Random(seed), samples, 0, 1);
        return samples;
    }

    // The first half of the noise is the comparison's, the second the confirmation's.
    private static bool IsFound(
        SequentialTest test,
        double[] noise,
        double gain,
        double alpha,
        int trials
    )
    {
        var samples = new List<double>();
        Finding? finding = null;
        while (finding is null)
        {
            samples.Add(noise[samples.Count] + gain);
            finding = test.Judge(samples, 0);
        }

        if (finding != Finding.Faster)
        {
            return false;
        }

        var confirmed = noise
            .Skip(trials)
            .Take(Confirmation.Trials(samples, alpha, trials))
            .Select(one => one + gain)
            .ToList();
        return Decision.Of(PairedTest.Run(confirmed, alpha), alpha, 0) == Finding.Faster;
    }
}
