namespace PieBot.Core.Timing;

/// <summary>A point at which a sequential comparison may stop.</summary>
/// <param name="Trials">Pairs seen by then.</param>
/// <param name="Efficacy">One-sided p of the paired t test below which the candidate is called faster.</param>
internal readonly record struct Look(int Trials, double Efficacy);

/// <summary>
/// A group sequential one-sided paired t test: it looks at pre-set numbers of trials, and the chance that any look calls
/// a candidate faster that is not is alpha. Alpha is spent in proportion to the trials (Kim and DeMets, Biometrika 74,
/// 1987, with exponent 1). The boundaries are exact for normal samples of unknown variance: see <see cref="TBoundaries"/> and
/// docs/statistics.md. It also ends when the interval leaves no gain worth having; that is non-binding: whoever goes on in
/// spite of it keeps the error.
/// </summary>
internal sealed class SequentialTest
{
    /// <summary>The most trials unless the user says otherwise.</summary>
    public const int MostTrials = 25;

    private static readonly int[] Standard = [2, 3, 4, 6, 8, 12, 18, 25];

    private readonly double _alpha;

    /// <param name="alpha">One-sided error of the whole comparison, in (0, 0.5).</param>
    /// <param name="most">Trials after which it ends; at least 4.</param>
    public SequentialTest(double alpha, int most = MostTrials)
    {
        _alpha = alpha;
        int[] trials = [.. Standard.Where(look => look < most), most];
        var levels = TBoundaries.Levels(
            trials,
            trials.Select(look => alpha * look / most).ToList()
        );
        Looks = trials.Zip(levels, (look, level) => new Look(look, level)).ToList();
    }

    public IReadOnlyList<Look> Looks { get; }

    /// <summary>What the samples so far say; null when there is to be another trial.</summary>
    /// <param name="logRatios">One a trial, baseline over candidate.</param>
    /// <param name="minSaving">Share of the baseline's time that a candidate must save to be called faster.</param>
    public Finding? Judge(IReadOnlyList<double> logRatios, double minSaving)
    {
        var at = Looks.Where(one => one.Trials == logRatios.Count).ToList();
        if (at is not [var look])
        {
            return null;
        }

        var least = -Math.Log(1 - minSaving);
        var result = PairedTest.Run(logRatios, _alpha);
        if (result.PValue < look.Efficacy && result.Estimate > 0 && result.Estimate >= least)
        {
            return Finding.Faster;
        }

        return result.High < Decision.Worth(minSaving) ? Finding.NotFaster
            : look.Trials < Looks[^1].Trials ? null
            : Finding.Inconclusive;
    }
}
