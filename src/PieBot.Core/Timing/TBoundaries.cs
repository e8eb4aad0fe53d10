using MathNet.Numerics.Distributions;

namespace PieBot.Core.Timing;

/// <summary>
/// Exact boundaries of a group sequential one-sided t test, by recursive numerical integration (the way of Armitage,
/// McPherson and Rowe, JRSS A 132, 1969, applied to t as in Jennison and Turnbull, Biometrika 78, 1991).
/// <para>
/// Under H0 the direction of the vector of n samples is uniform on its sphere and independent of its length. So
/// u = (sum of samples) / (root of the sum of squares), which is a function of t, is a Markov chain over looks:
/// after m more samples u' = √R·u + √(1−R)·v, where R ~ Beta(n/2, m/2), v is distributed as u of m samples, and all are
/// independent. The chain is followed over a grid of the probabilities of its values.
/// </para>
/// </summary>
internal static class TBoundaries
{
    private const int Cells = 160;
    private const int Nodes = 48;

    /// <param name="trials">The looks, ascending, the first at least 2.</param>
    /// <param name="spent">Chance to have stopped by each look, under H0, ascending.</param>
    /// <returns>For each look the one-sided p below which to stop.</returns>
    public static IReadOnlyList<double> Levels(
        IReadOnlyList<int> trials,
        IReadOnlyList<double> spent
    )
    {
        var levels = new List<double> { spent[0] };
        var going = First(trials[0], spent[0]);
        for (var look = 1; look < trials.Count; look++)
        {
            var step = new Step(trials[look - 1], trials[look]);
            var level = Level(going, step, spent[look] - spent[look - 1]);
            levels.Add(level);
            going = Next(going, step, level);
        }

        return levels;
    }

    private static List<(double U, double Weight)> First(int trials, double level) =>
        Edges(level)
            .Zip(Edges(level).Skip(1), (low, high) => (U((low + high) / 2, trials), high - low))
            .ToList();

    // Where the chance to stop now is what may be spent now.
    private static double Level(List<(double U, double Weight)> going, Step step, double increment)
    {
        var (low, high) = (Math.Log(increment / 100), Math.Log(Math.Min(0.5, 100 * increment)));
        for (var round = 0; round < 40; round++)
        {
            var middle = (low + high) / 2;
            var u = U(Math.Exp(middle), step.To);
            var chance = going.Sum(cell => cell.Weight * step.Above(u, cell.U));
            (low, high) = chance < increment ? (middle, high) : (low, middle);
        }

        return Math.Exp((low + high) / 2);
    }

    private static List<(double U, double Weight)> Next(
        List<(double U, double Weight)> going,
        Step step,
        double level
    )
    {
        var edges = Edges(level);
        var above = edges
            .AsParallel()
            .AsOrdered()
            .Select(p =>
            {
                var u = U(p, step.To);
                return going.Sum(cell => cell.Weight * step.Above(u, cell.U));
            })
            .ToList();
        return Enumerable
            .Range(0, Cells)
            .Select(cell =>
                (U((edges[cell] + edges[cell + 1]) / 2, step.To), above[cell + 1] - above[cell])
            )
            .ToList();
    }

    // From the boundary to 1: fine beside the boundary, where the next looks' stops come from.
    private static List<double> Edges(double level) =>
        Enumerable
            .Range(0, Cells + 1)
            .Select(edge => level + ((1 - level) * Math.Pow((double)edge / Cells, 2.5)))
            .ToList();

    /// <summary>The value of u that n samples exceed with chance p.</summary>
    private static double U(double p, int n)
    {
        // At the ends of the grid t is infinite.
        if (p is <= 0 or >= 1)
        {
            return p <= 0 ? Math.Sqrt(n) : -Math.Sqrt(n);
        }

        var t = TQuantile.Upper(p, n - 1);
        return t * Math.Sqrt(n / ((t * t) + n - 1));
    }

    /// <summary>The chain's step from one look to the next.</summary>
    private sealed class Step
    {
        private const int Points = 2048;
        private readonly (double Kept, double Added)[] _nodes;
        private readonly double[] _tail;
        private readonly double _reach;

        public Step(int from, int to)
        {
            To = to;
            var more = to - from;
            _reach = Math.Sqrt(more);
            _nodes = Enumerable
                .Range(0, Nodes)
                .Select(node => Beta.InvCDF(from / 2.0, more / 2.0, (node + 0.5) / Nodes))
                .Select(share => (Math.Sqrt(share), Math.Sqrt(1 - share)))
                .ToArray();
            _tail = Enumerable
                .Range(0, Points + 1)
                .Select(point => Tail((2.0 * point / Points) - 1, more))
                .ToArray();
        }

        public int To { get; }

        /// <summary>The chance of a value above <paramref name="to"/>, coming from <paramref name="from"/>.</summary>
        public double Above(double to, double from)
        {
            var sum = 0.0;
            foreach (var (kept, added) in _nodes)
            {
                sum += Exceeds((to - (kept * from)) / added / _reach);
            }

            return sum / Nodes;
        }

        private double Exceeds(double share)
        {
            if (share <= -1)
            {
                return 1;
            }

            if (share >= 1)
            {
                return 0;
            }

            var point = (share + 1) / 2 * Points;
            var low = Math.Min((int)point, Points - 1);
            return _tail[low] + ((point - low) * (_tail[low + 1] - _tail[low]));
        }

        // That u of so many samples exceeds a share of its greatest value.
        private static double Tail(double share, int samples) =>
            (samples, share) switch
            {
                // One sample is its own direction: up or down.
                (1, _) => 0.5,
                (_, <= -1) => 1,
                (_, >= 1) => 0,
                _ => StudentT.CDF(
                    0,
                    1,
                    samples - 1,
                    -share * Math.Sqrt((samples - 1) / (1 - (share * share)))
                ),
            };
    }
}
