using PieBot.Core.Runs;

namespace PieBot.Benchmarks.Real;

/// <summary>Comparisons of one member at one true speedup, repeated on the same builds.</summary>
/// <param name="Faster">How many were called faster.</param>
/// <param name="Bias">Of the mean posted speedup, relative to the true one; NaN when none was posted.</param>
/// <param name="Trials">Mean number.</param>
/// <param name="TimingSeconds">Mean wall time of a comparison's trials.</param>
/// <param name="MinimumRule">How many the minimum-of-loops replica accepts.</param>
internal sealed record RateFigure(
    string Member,
    double Speedup,
    int Candidates,
    int Comparisons,
    int Faster,
    double Bias,
    double Trials,
    double TimingSeconds,
    int MinimumRule
);

/// <summary>How often real comparisons are right: many of them, of prepared builds, each with new processes.</summary>
internal static class ErrorRates
{
    /// <param name="repetition">How the tests are repeated; null: the best way there is.</param>
    /// <param name="members">Names; empty: all.</param>
    /// <param name="comparisons">A member and speedup.</param>
    /// <param name="speedups">True ones; 1 is identical code.</param>
    /// <param name="candidates">Identical ones that exclude each other.</param>
    /// <param name="tell">Takes each figure as soon as it is there.</param>
    public static async Task RunAsync(
        IKnownRepository repository,
        int comparisons,
        IReadOnlyList<double> speedups,
        int candidates,
        Repetition? repetition,
        IReadOnlyList<string> members,
        Action<RateFigure> tell
    )
    {
        var workshop = await Workshop.OpenAsync(repository).ConfigureAwait(false);
        await using (workshop.ConfigureAwait(false))
        {
            foreach (
                var member in repository.Members.Where(one =>
                    members.Count == 0 || members.Contains(one.Name)
                )
            )
            {
                foreach (var speedup in speedups)
                {
                    tell(
                        await FigureAsync(
                                workshop,
                                member,
                                speedup,
                                candidates,
                                comparisons,
                                repetition
                            )
                            .ConfigureAwait(false)
                    );
                }
            }
        }
    }

    private static async Task<RateFigure> FigureAsync(
        Workshop workshop,
        KnownMember member,
        double speedup,
        int candidates,
        int comparisons,
        Repetition? repetition
    )
    {
        var compared = new List<Compared>();
        var repeated = workshop.RepeatAsync(
            comparisons,
            repetition,
            Enumerable
                .Range(0, candidates)
                .Select(one => workshop.Repository.Candidate(member, speedup, $"c-{one}"))
                .ToList()
        );
        await foreach (var one in repeated.ConfigureAwait(false))
        {
            compared.Add(one);
            // A long wait: what was found so far is seen.
            Console.Error.WriteLine(
                $"{member.Name} {speedup} of {candidates}: {compared.Count}/{comparisons}, {compared.Count(each => each.Posted is not null)} faster; {one.Said}"
            );
        }

        var posted = compared.Select(one => one.Posted).OfType<double>().ToList();
        return new(
            member.Name,
            speedup,
            candidates,
            comparisons,
            posted.Count,
            posted.Count == 0 ? double.NaN : (posted.Average() / speedup) - 1,
            compared.Average(one => one.Trials),
            compared.Average(one => one.Timing.TotalSeconds),
            compared.Count(one => one.MinimumRule)
        );
    }
}
