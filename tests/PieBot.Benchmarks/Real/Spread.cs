using MathNet.Numerics.Statistics;

namespace PieBot.Benchmarks.Real;

/// <summary>Trials of identical code: how far they spread, and what they cost.</summary>
/// <param name="Deviation">Standard deviation of the samples, which are log ratios.</param>
/// <param name="Seconds">Mean wall time of a trial, its processes' start included.</param>
internal sealed record SpreadFigure(
    string Member,
    int Trials,
    double Mean,
    double Deviation,
    double Seconds
);

/// <summary>Measures how far trials of identical code spread.</summary>
internal static class Spread
{
    /// <param name="trials">A member.</param>
    public static async Task RunAsync(int trials, Action<SpreadFigure> tell)
    {
        var workshop = await Workshop.OpenAsync().ConfigureAwait(false);
        await using (workshop.ConfigureAwait(false))
        {
            foreach (var member in KnownMember.All)
            {
                var (samples, took) = await workshop
                    .TrialsAsync(workshop.Repository.Candidate(member, 1, "same"), trials)
                    .ConfigureAwait(false);
                tell(
                    new(
                        member.Name,
                        trials,
                        samples.Mean(),
                        samples.StandardDeviation(),
                        took.TotalSeconds / trials
                    )
                );
            }
        }
    }
}
