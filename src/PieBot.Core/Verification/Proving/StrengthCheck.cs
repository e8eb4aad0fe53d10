using PieBot.Processes;
using PieBot.Verification.Ecosystems;
using PieBot.Workers;

namespace PieBot.Verification.Proving;

/// <summary>
/// Plants faults in a candidate's edited lines, one at a time, and sees whether a test turns red: by the worker that repeats the
/// covering tests, or, where none can, by a run of the whole suite.
/// </summary>
internal sealed class StrengthCheck(
    Baseline baseline,
    VerifySettings settings,
    Confinement confinement
)
{
    private const int MostFaults = 6;

    // Where each costs a build of the repository or a run of its whole suite; and one that is noticed is enough.
    private const int MostDearFaults = 3;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <returns>With none planted, and why, when no fault can be planted or no test run.</returns>
    public async Task<TestStrength> RunAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var faults = await PlantAsync(contender, cancellationToken);
        if (faults.Count == 0)
        {
            return new(0, 0, [], "no fault can be planted in the edited lines");
        }

        var isDear = !contender.Quick || !IsByWorker(contender.Coverage);
        var unfaulted = await RunAsync(
            contender,
            contender.Edit.Texts,
            "fault-none",
            cancellationToken
        );
        if (unfaulted is not FaultRun.Ended { Failed: var red })
        {
            return new(
                0,
                0,
                [],
                $"the tests of planted faults cannot be run{(unfaulted is FaultRun.Unbuilt { Fault: { } fault } ? $": {fault}" : "")}"
            );
        }

        var results = new List<(string What, bool Caught)>();
        // Nothing is timed meanwhile, so two at once.
        foreach (
            var pair in faults.Take(isDear ? MostDearFaults : MostFaults).Chunk(isDear ? 1 : 2)
        )
        {
            var seen = await Task.WhenAll(
                pair.Select(
                    (one, place) =>
                        IsCaughtAsync(
                            contender,
                            one.Path,
                            one.Fault,
                            red,
                            $"fault-{place}",
                            cancellationToken
                        )
                )
            );
            results.AddRange(
                pair.Zip(seen)
                    .Where(one => one.Second is not null)
                    .Select(one => (one.First.Fault.What, one.Second!.Value))
            );
            if (isDear && results.Exists(one => one.Caught))
            {
                break;
            }
        }

        return results.Count == 0
            ? new(0, 0, [], "no planted fault compiles")
            : new(
                results.Count,
                results.Count(one => one.Caught),
                results.Where(one => !one.Caught).Select(one => one.What).ToList()
            );
    }

    // What repeats a command says nothing of the tests beside it.
    private static bool IsByWorker(Coverage coverage) =>
        coverage.Repetition is Repetition.InProcess or Repetition.OncePerProcess;

    private async Task<List<(string Path, PlantedFault Fault)>> PlantAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<(string Path, PlantedFault Fault)>();
        foreach (var (path, text) in contender.Edit.Texts)
        {
            var written = WrittenLines.Of(
                contender.Candidate.Edits.Where(edit => edit.Path == path)
            );
            var planted = await baseline.Prepared.PlantAsync(
                path,
                text,
                written,
                MostFaults,
                cancellationToken
            );
            faults.AddRange(planted.Select(fault => (path, fault)));
        }

        return faults.Take(MostFaults).ToList();
    }

    // Null when it does not compile: then it says nothing of the tests.
    private async Task<bool?> IsCaughtAsync(
        Contender contender,
        string path,
        PlantedFault fault,
        IReadOnlyList<string> unfaulted,
        string name,
        CancellationToken cancellationToken
    )
    {
        var texts = contender.Edit.Texts.ToDictionary(
            text => text.Key,
            text => text.Key == path ? fault.Text : text.Value
        );
        return await RunAsync(contender, texts, name, cancellationToken) switch
        {
            FaultRun.Ended { Failed: var failed } => failed.Except(unfaulted).Any(),
            // A fault that hangs or kills the tests is noticed as well.
            FaultRun.Lost => true,
            _ => null,
        };
    }

    private async Task<FaultRun> RunAsync(
        Contender contender,
        IReadOnlyDictionary<string, string> texts,
        string name,
        CancellationToken cancellationToken
    )
    {
        var (built, fault) = await baseline.Prepared.BuildAsync(
            new(name, SideKind.Faulted, texts, contender.Quick),
            cancellationToken
        );
        if (built is null)
        {
            return new FaultRun.Unbuilt(fault);
        }

        using var side = built;
        return IsByWorker(contender.Coverage)
            ? await ByWorkerAsync(
                side.Suite(contender.Coverage.Project),
                contender.Coverage,
                cancellationToken
            )
            : await BySuiteAsync(side.Suites, cancellationToken);
    }

    private async Task<FaultRun> ByWorkerAsync(
        ITestSuite suite,
        Coverage coverage,
        CancellationToken cancellationToken
    )
    {
        await using var worker = suite.Start(new(confinement) { Timeout = Timeout });
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return new FaultRun.Lost();
        }

        var run = await worker.RunAsync(coverage.Reaching, 1, ProbeClock.Wall, cancellationToken);
        return run switch
        {
            { Reply: { } reply } => new FaultRun.Ended(reply.Failed),
            // A signal from outside is no test that notices: as if it had not been built.
            { Signal: { IsCrash: false } } => new FaultRun.Unbuilt(run.Fault),
            _ => new FaultRun.Lost(),
        };
    }

    private async Task<FaultRun> BySuiteAsync(
        IReadOnlyList<ITestSuite> suites,
        CancellationToken cancellationToken
    )
    {
        var results = await Baseline.RunAllAsync(
            suites,
            confinement,
            baseline.CandidateTimeout(settings.TestTimeout),
            cancellationToken
        );
        return results switch
        {
            { TimedOut: true } => new FaultRun.Lost(),
            { IsUnexplained: true } => new FaultRun.Unbuilt(results.Fault),
            // Planted faults leave texts that can be read: what ends a run that ends well without them was noticed.
            { Fault: not null } => new FaultRun.Lost(),
            _ => new FaultRun.Ended(baseline.Gate.Failures(results)),
        };
    }

    // What came of the tests with a fault planted.
    private abstract record FaultRun
    {
        public sealed record Ended(IReadOnlyList<string> Failed) : FaultRun;

        public sealed record Lost : FaultRun;

        public sealed record Unbuilt(string? Fault) : FaultRun;
    }
}
