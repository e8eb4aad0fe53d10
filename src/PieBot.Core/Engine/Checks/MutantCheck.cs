using System.Diagnostics;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>
/// Plants mutants in a candidate's edited lines, one at a time, and sees whether a covering test kills them: by the worker that
/// repeats these tests, or, where none can, by a run of the whole suite.
/// </summary>
internal sealed class MutantCheck(Baseline baseline, Session session)
{
    private const int MostMutants = 6;

    // Where each costs a build of the repository or a run of its whole suite; and one that is killed is enough.
    private const int MostDearMutants = 3;

    private readonly MutantRunner _runner = new(baseline, session);

    /// <summary>After that long one that is killed is enough.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    /// <returns>With none planted, and why, when no mutant can be planted or no test can be run.</returns>
    public async Task<MutationScore> RunAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var mutants = await PlantAsync(contender, cancellationToken);
        if (mutants.Count == 0)
        {
            return None("no mutant can be planted in the edited lines");
        }

        var isDear = !contender.Quick || !MutantRunner.IsByWorker(contender.Coverage);
        var started = Stopwatch.GetTimestamp();
        var unmutated = IsKnownToPass(contender)
            ? null
            : await UnmutatedAsync(contender, cancellationToken);
        var results = new List<(string What, bool Killed)>();
        // Nothing is timed meanwhile, so two at once.
        foreach (
            var pair in mutants.Take(isDear ? MostDearMutants : MostMutants).Chunk(isDear ? 1 : 2)
        )
        {
            if (unmutated is not (null or MutantRun.Ended))
            {
                break;
            }

            var runs = await Task.WhenAll(
                pair.Select(
                    (one, place) =>
                        _runner.RunAsync(
                            contender,
                            Texts(contender, one),
                            Red(unmutated),
                            $"mutant-{place}",
                            cancellationToken
                        )
                )
            );
            if (unmutated is null && runs.Any(run => IsUnsure(run, contender.Coverage)))
            {
                unmutated = await UnmutatedAsync(contender, cancellationToken);
            }

            results.AddRange(
                pair.Zip(
                        runs,
                        (one, run) => (one.Mutant.What, Killed: IsKilled(run, Red(unmutated)))
                    )
                    .Where(one => one.Killed is not null)
                    .Select(one => (one.What, one.Killed!.Value))
            );
            if (
                (isDear || Stopwatch.GetElapsedTime(started) > Patience)
                && results.Exists(one => one.Killed)
            )
            {
                break;
            }
        }

        return unmutated is not (null or MutantRun.Ended)
                ? None(
                    $"the tests cannot be run on mutants{(unmutated is MutantRun.Unbuilt { Fault: { } fault } ? $": {fault}" : "")}"
                )
            : results.Count == 0 ? None("no mutant compiles")
            : new(
                results.Count,
                results.Count(one => one.Killed),
                results.Where(one => !one.Killed).Select(one => one.What).ToList()
            );
    }

    // Whether it may be no mutant's doing. The tests that are timed have passed together all the time; the others each by
    // itself, and one may spoil another.
    private static bool IsUnsure(MutantRun run, Coverage coverage) =>
        run is MutantRun.Lost
        || (run is MutantRun.Ended { Failed: var failed } && failed.Except(coverage.Timed).Any());

    private static MutationScore None(string why) => new(0, 0, [], why);

    private static IReadOnlyList<string> Red(MutantRun? unmutated) =>
        unmutated is MutantRun.Ended { Failed: var failed } ? failed : [];

    // In a worker, and in far less time than a mutant is given.
    private static bool IsKnownToPass(Contender contender) =>
        contender.Quick
        && MutantRunner.IsByWorker(contender.Coverage)
        && contender.PassedIn < MutantRunner.Timeout / 2;

    private async Task<List<(string Path, Mutant Mutant)>> PlantAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var mutants = new List<(string Path, Mutant Mutant)>();
        foreach (var (path, text) in contender.Edit.Texts)
        {
            var written = WrittenLines.Of(
                contender.Candidate.Edits.Where(edit => edit.Path == path)
            );
            var planted = await baseline.Prepared.PlantAsync(
                path,
                text,
                written,
                MostMutants,
                cancellationToken
            );
            mutants.AddRange(planted.Select(mutant => (path, mutant)));
        }

        return mutants.Take(MostMutants).ToList();
    }

    private static Dictionary<string, string> Texts(
        Contender contender,
        (string Path, Mutant Mutant) one
    ) =>
        contender.Edit.Texts.ToDictionary(
            text => text.Key,
            text => text.Key == one.Path ? one.Mutant.Text : text.Value
        );

    // Null when it does not compile: then it says nothing of the tests.
    private static bool? IsKilled(MutantRun run, IReadOnlyList<string> unmutated) =>
        run switch
        {
            MutantRun.Ended { Failed: var failed } => failed.Except(unmutated).Any(),
            // A mutant that hangs the tests or ends their process is killed as well.
            MutantRun.Lost => true,
            _ => null,
        };

    private Task<MutantRun> UnmutatedAsync(
        Contender contender,
        CancellationToken cancellationToken
    ) => _runner.RunAsync(contender, contender.Edit.Texts, null, "mutant-none", cancellationToken);
}
