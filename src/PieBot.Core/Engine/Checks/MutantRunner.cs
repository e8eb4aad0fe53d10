using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>What came of the covering tests with a mutant planted, or without any.</summary>
internal abstract record MutantRun
{
    public sealed record Ended(IReadOnlyList<string> Failed) : MutantRun;

    public sealed record Lost : MutantRun;

    public sealed record Unbuilt(string? Fault) : MutantRun;
}

/// <summary>Builds a candidate with changed texts and runs its covering tests.</summary>
internal sealed class MutantRunner(Baseline baseline, Session session)
{
    /// <summary>After which the tests of a slice are taken for hanging.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>What repeats a command says nothing of the tests beside it.</summary>
    public static bool IsByWorker(Coverage coverage) =>
        coverage.Repetition is Repetition.InProcess or Repetition.OncePerProcess;

    /// <param name="red">What fails without a mutant: another failure ends the run; null: none does.</param>
    public async Task<MutantRun> RunAsync(
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
        await using var worker = suite.Start(
            new(session.Confinement) { Timeout = Timeout, Direct = coverage.DirectlyCovering }
        );
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
}
