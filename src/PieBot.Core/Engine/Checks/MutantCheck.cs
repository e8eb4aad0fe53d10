using System.Diagnostics;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Workers;

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
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

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
            return new(0, 0, [], "no mutant can be planted in the edited lines");
        }

        var isDear = !contender.Quick || !IsByWorker(contender.Coverage);
        var started = Stopwatch.GetTimestamp();
        var unmutated = await RunAsync(
            contender,
            contender.Edit.Texts,
            null,
            "mutant-none",
            cancellationToken
        );
        if (unmutated is not MutantRun.Ended { Failed: var red })
        {
            return new(
                0,
                0,
                [],
                $"the tests cannot be run on mutants{(unmutated is MutantRun.Unbuilt { Fault: { } fault } ? $": {fault}" : "")}"
            );
        }

        var results = new List<(string What, bool Killed)>();
        // Nothing is timed meanwhile, so two at once.
        foreach (
            var pair in mutants.Take(isDear ? MostDearMutants : MostMutants).Chunk(isDear ? 1 : 2)
        )
        {
            var seen = await Task.WhenAll(
                pair.Select(
                    (one, place) =>
                        IsKilledAsync(
                            contender,
                            one.Path,
                            one.Mutant,
                            red,
                            $"mutant-{place}",
                            cancellationToken
                        )
                )
            );
            results.AddRange(
                pair.Zip(seen)
                    .Where(one => one.Second is not null)
                    .Select(one => (one.First.Mutant.What, one.Second!.Value))
            );
            if (
                (isDear || Stopwatch.GetElapsedTime(started) > Patience)
                && results.Exists(one => one.Killed)
            )
            {
                break;
            }
        }

        return results.Count == 0
            ? new(0, 0, [], "no mutant compiles")
            : new(
                results.Count,
                results.Count(one => one.Killed),
                results.Where(one => !one.Killed).Select(one => one.What).ToList()
            );
    }

    // What repeats a command says nothing of the tests beside it.
    private static bool IsByWorker(Coverage coverage) =>
        coverage.Repetition is Repetition.InProcess or Repetition.OncePerProcess;

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

    // Null when it does not compile: then it says nothing of the tests.
    private async Task<bool?> IsKilledAsync(
        Contender contender,
        string path,
        Mutant mutant,
        IReadOnlyList<string> unmutated,
        string name,
        CancellationToken cancellationToken
    )
    {
        var texts = contender.Edit.Texts.ToDictionary(
            text => text.Key,
            text => text.Key == path ? mutant.Text : text.Value
        );
        return await RunAsync(contender, texts, unmutated, name, cancellationToken) switch
        {
            MutantRun.Ended { Failed: var failed } => failed.Except(unmutated).Any(),
            // A mutant that hangs the tests or ends their process is killed as well.
            MutantRun.Lost => true,
            _ => null,
        };
    }

    /// <param name="red">What fails without a mutant: another failure ends the run; null: none does.</param>
    private async Task<MutantRun> RunAsync(
        Contender contender,
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyList<string>? red,
        string name,
        CancellationToken cancellationToken
    )
    {
        var (built, fault) = await baseline.Prepared.BuildAsync(
            new(name, SideKind.Mutated, texts, contender.Quick),
            cancellationToken
        );
        if (built is null)
        {
            return new MutantRun.Unbuilt(fault);
        }

        using var side = built;
        return IsByWorker(contender.Coverage)
            ? await ByWorkerAsync(
                side.Suite(contender.Coverage.Project),
                contender.Coverage,
                red,
                cancellationToken
            )
            : await BySuiteAsync(side.Suites, cancellationToken);
    }

    private async Task<MutantRun> ByWorkerAsync(
        ITestSuite suite,
        Coverage coverage,
        IReadOnlyList<string>? red,
        CancellationToken cancellationToken
    )
    {
        await using var worker = suite.Start(new(session.Confinement) { Timeout = Timeout });
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return new MutantRun.Lost();
        }

        var failed = new List<string>();
        foreach (var slice in TestChoice.Slices(coverage))
        {
            var run = await worker.RunAsync(slice, 1, ProbeClock.Wall, cancellationToken);
            if (run.Reply is not { } reply)
            {
                // A signal from outside is not a test that kills: as if it had not been built.
                return run.Signal is { IsCrash: false }
                    ? new MutantRun.Unbuilt(run.Fault)
                    : new MutantRun.Lost();
            }

            failed.AddRange(reply.Failed);
            if (red is not null && failed.Except(red).Any())
            {
                break;
            }
        }

        return new MutantRun.Ended(failed);
    }

    private async Task<MutantRun> BySuiteAsync(
        IReadOnlyList<ITestSuite> suites,
        CancellationToken cancellationToken
    )
    {
        var results = await Baseline.RunAllAsync(
            suites,
            session.Confinement,
            baseline.CandidateTimeout(session.Settings.TestTimeout),
            cancellationToken
        );
        return results switch
        {
            { TimedOut: true } => new MutantRun.Lost(),
            { IsUnexplained: true } => new MutantRun.Unbuilt(results.Fault),
            // Mutants leave texts that can be read: one that ends a run which ends well without it was killed.
            { Fault: not null } => new MutantRun.Lost(),
            _ => new MutantRun.Ended(baseline.Gate.Failures(results)),
        };
    }

    // What came of the tests with a mutant planted.
    private abstract record MutantRun
    {
        public sealed record Ended(IReadOnlyList<string> Failed) : MutantRun;

        public sealed record Lost : MutantRun;

        public sealed record Unbuilt(string? Fault) : MutantRun;
    }
}
