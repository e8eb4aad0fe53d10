using MathNet.Numerics.Distributions;
using PieBot.Timing;

namespace PieBot.Benchmarks;

/// <summary>
/// Simulates comparisons as the verifier makes them, one log ratio a trial, and counts findings. The spreads are those
/// seen of real samples: 0.02 to 0.05 for a settled pair, up to 0.15 on a busy machine; heavy tails stand for stalls.
/// </summary>
internal static class ErrorRates
{
    private const double Alpha = 0.05;

    public static void Print(TextWriter output, int runs)
    {
        output.WriteLine($"share of {runs} comparisons called faster (alpha {Alpha})");
        output.WriteLine(
            "noise            sd    trials  A/A, min 0 %  A/A, min 10 %  1.10x, min 0 %  1.25x, min 10 %"
        );
        var random = new Random(1);
        foreach (var (name, draw) in Noises())
        {
            foreach (var spread in (double[])[0.03, 0.05, 0.15])
            {
                foreach (var trials in (int[])[4, 8])
                {
                    double Share(double speedup, double minSaving) =>
                        Enumerable
                            .Range(0, runs)
                            .Count(_ =>
                                Judge(random, draw, spread, trials, speedup, minSaving)
                                == Finding.Faster
                            ) / (double)runs;
                    output.WriteLine(
                        FormattableString.Invariant(
                            $"{name, -15}{spread, 6:0.00}{trials, 8}{Share(1, 0), 14:0.0000}{Share(1, 0.1), 15:0.0000}{Share(1.1, 0), 16:0.0000}{Share(1.25, 0.1), 17:0.0000}"
                        )
                    );
                }
            }
        }
    }

    private static Finding Judge(
        Random random,
        Func<Random, double> draw,
        double spread,
        int trials,
        double speedup,
        double minSaving
    )
    {
        var samples = Enumerable
            .Range(0, trials)
            .Select(_ => Math.Log(speedup) + (spread * draw(random)))
            .ToList();
        return Decision.Of(PairedTest.Run(samples, Alpha), Alpha, minSaving);
    }

    // All symmetric and of unit spread, but for the tails.
    private static IEnumerable<(string Name, Func<Random, double> Draw)> Noises()
    {
        yield return ("normal", random => Normal.Sample(random, 0, 1));
        yield return ("heavy (t, 3 df)", random => StudentT.Sample(random, 0, 1 / Math.Sqrt(3), 3));
        yield return (
            "stalls",
            random =>
                Normal.Sample(random, 0, 1)
                + (random.NextDouble() < 0.05 ? 10 * Math.Sign(random.NextDouble() - 0.5) : 0)
        );
    }
}
