namespace PieBot.Benchmarks.Real;

/// <summary>Comparisons of one member at one true speedup.</summary>
/// <param name="Faster">Share called faster.</param>
/// <param name="Bias">Of the mean posted speedup, relative to the true one; NaN when none was posted.</param>
/// <param name="Trials">Mean number.</param>
/// <param name="TimingSeconds">Mean wall time of a comparison's trials.</param>
/// <param name="WholeSeconds">The same from edit to verdict: cover, build, gate, observe, trials, mutants, full build.</param>
/// <param name="MinimumRule">Share that the minimum-of-loops replica accepts.</param>
internal sealed record RealFigure(
    string Member,
    double Speedup,
    int Candidates,
    int Comparisons,
    double Faster,
    double Bias,
    double Trials,
    double TimingSeconds,
    double WholeSeconds,
    double MinimumRule
);

/// <summary>Measures the figures that the documentation gives, on real test runs of a generated project.</summary>
internal static class RealRuns
{
    /// <param name="equal">Comparisons of identical code a member.</param>
    /// <param name="faster">Comparisons a member and speedup.</param>
    /// <param name="tell">Takes each figure as soon as it is there.</param>
    public static async Task RunAsync(int equal, int faster, Action<RealFigure> tell)
    {
        var workshop = await Workshop.OpenAsync().ConfigureAwait(false);
        await using (workshop.ConfigureAwait(false))
        {
            foreach (var member in KnownMember.All)
            {
                foreach (var speedup in (double[])[2, 1.3, 1.1, 1.05, 1])
                {
                    tell(
                        await FigureAsync(
                                workshop,
                                member,
                                speedup,
                                1,
                                speedup == 1 ? equal : faster
                            )
                            .ConfigureAwait(false)
                    );
                }
            }

            tell(
                await FigureAsync(workshop, KnownMember.Middle, 1, 16, Math.Max(equal / 10, 1))
                    .ConfigureAwait(false)
            );
            tell(
                await FigureAsync(workshop, KnownMember.Middle, 1.3, 16, Math.Max(faster / 5, 1))
                    .ConfigureAwait(false)
            );
        }
    }

    /// <summary>Mean wall time of one <c>dotnet test --no-build --filter</c> of the tests that cover a member.</summary>
    public static async Task<double> PlainSecondsAsync(int runs)
    {
        using var repository = await GeneratedRepository.CreateAsync().ConfigureAwait(false);
        await repository
            .DotNetAsync("build", repository.TestProject, "-c", "Release")
            .ConfigureAwait(false);
        var seconds = 0.0;
        for (var run = 0; run < runs; run++)
        {
            seconds += await repository
                .DotNetAsync(
                    "test",
                    repository.TestProject,
                    "-c",
                    "Release",
                    "--no-build",
                    "--filter",
                    "FullyQualifiedName~Middle"
                )
                .ConfigureAwait(false);
        }

        return seconds / runs;
    }

    private static async Task<RealFigure> FigureAsync(
        Workshop workshop,
        KnownMember member,
        double speedup,
        int candidates,
        int count
    )
    {
        var compared = new List<Compared>();
        while (compared.Count < count)
        {
            var number = compared.Count;
            compared.Add(
                await workshop
                    .CompareAsync(
                        Enumerable
                            .Range(0, candidates)
                            .Select(one =>
                                workshop.Repository.Candidate(member, speedup, $"c-{number}-{one}")
                            )
                            .ToList()
                    )
                    .ConfigureAwait(false)
            );
        }

        var posted = compared.Select(one => one.Posted).OfType<double>().ToList();
        return new(
            member.Name,
            speedup,
            candidates,
            count,
            (double)posted.Count / count,
            posted.Count == 0 ? double.NaN : (posted.Average() / speedup) - 1,
            compared.Average(one => one.Trials),
            compared.Average(one => one.Timing.TotalSeconds),
            compared.Average(one => one.Whole.TotalSeconds),
            (double)compared.Count(one => one.MinimumRule) / count
        );
    }
}
