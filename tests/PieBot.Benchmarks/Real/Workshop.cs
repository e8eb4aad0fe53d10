using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;

namespace PieBot.Benchmarks.Real;

/// <summary>One comparison as the verifier makes it.</summary>
/// <param name="Posted">The confirmed speedup; null when it is not called faster.</param>
/// <param name="Trials">All of them: screening, test, confirmation.</param>
/// <param name="Timing">Wall time spent in trials.</param>
/// <param name="Whole">Wall time from the edit to the verdict.</param>
/// <param name="MinimumRule">What the replica of a minimum-of-loops rule says of the same samples.</param>
internal sealed record Compared(
    double? Posted,
    int Trials,
    TimeSpan Timing,
    TimeSpan Whole,
    bool MinimumRule
)
{
    /// <summary>What was said of the first candidate, for people.</summary>
    public string Said { get; init; } = "";
}

/// <summary>A generated repository with its baseline built and run, for as many comparisons as wanted.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly Session _session;
    private readonly PreparedCommit _commit;
    private int _seed;

    private Workshop(IKnownRepository repository, Session session, PreparedCommit commit) =>
        (Repository, _session, _commit) = (repository, session, commit);

    public IKnownRepository Repository { get; }

    private Baseline Baseline => _commit.Baseline;

    public static async Task<Workshop> OpenAsync() =>
        await OpenAsync(await GeneratedRepository.CreateAsync().ConfigureAwait(false))
            .ConfigureAwait(false);

    /// <param name="repository">Disposed with the workshop.</param>
    public static async Task<Workshop> OpenAsync(IKnownRepository repository)
    {
        var session = (
            await Session
                .OpenAsync(
                    repository.Root,
                    new() { Sandbox = SandboxKind.None },
                    new((_, _) => { }),
                    CancellationToken.None
                )
                .ConfigureAwait(false)
        ) with
        {
            Precompiles = Environment.GetEnvironmentVariable("PIEBOT_PLAIN") is null,
        };
        var (commit, fault) = await session
            .PrepareAsync(
                repository.Ecosystem,
                "baseline",
                repository.Head,
                [repository.Source],
                CancellationToken.None
            )
            .ConfigureAwait(false);
        return new(repository, session, commit ?? throw new InvalidOperationException(fault));
    }

    /// <summary>Takes candidates that exclude each other to their verdicts, with a seed of their own.</summary>
    public async Task<Compared> CompareAsync(params IReadOnlyList<Candidate> candidates)
    {
        var settings = new VerifySettings { MinSaving = 0, Seed = ++_seed };
        var clock = new StageClock((_, _) => { });
        var records = new List<TrialRecord>();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var bench = Open(settings, clock, records.Add);
        await using var held = bench.ConfigureAwait(false);
        var contenders = new List<Contender>();
        foreach (var candidate in candidates)
        {
            contenders.Add(await PassAsync(bench, candidate).ConfigureAwait(false));
        }

        var outcomes = await bench
            .Comparison.RunAsync(contenders, candidates.Count, CancellationToken.None)
            .ConfigureAwait(false);
        return Of(outcomes, records, clock, started);
    }

    // To measure what it saves that tests are called without their framework.
    private static bool ByFramework =>
        Environment.GetEnvironmentVariable("PIEBOT_FRAMEWORK") == "1";

    /// <summary>Takes contenders to their verdicts again and again, each time with a seed of its own and new processes.</summary>
    /// <param name="repetition">How the tests are repeated; null: the best way there is.</param>
    /// <param name="candidates">They exclude each other.</param>
    public async IAsyncEnumerable<Compared> RepeatAsync(
        int times,
        Repetition? repetition,
        params IReadOnlyList<Candidate> candidates
    )
    {
        var silent = new StageClock((_, _) => { });
        var bench = Open(new() { MinSaving = 0 }, silent, _ => { });
        await using var held = bench.ConfigureAwait(false);
        var contenders = new List<Contender>();
        foreach (var candidate in candidates)
        {
            var contender = await PassAsync(bench, candidate).ConfigureAwait(false);
            contenders.Add(
                contender with
                {
                    Coverage = contender.Coverage with
                    {
                        Repetition = repetition ?? contender.Coverage.Repetition,
                    },
                }
            );
        }

        for (var time = 0; time < times; time++)
        {
            yield return await CompareAsync(bench, contenders).ConfigureAwait(false);
        }
    }

    private async Task<Compared> CompareAsync(Bench bench, List<Contender> contenders)
    {
        var settings = new VerifySettings { MinSaving = 0, Seed = ++_seed };
        var clock = new StageClock((_, _) => { });
        var records = new List<TrialRecord>();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var outcomes = await bench
            .Comparing(settings, new(settings, [], clock, records.Add), clock, records.Add)
            .RunAsync(contenders, contenders.Count, CancellationToken.None)
            .ConfigureAwait(false);
        return Of(outcomes, records, clock, started);
    }

    private static Compared Of(
        IReadOnlyList<(Contender Contender, Outcome Outcome)> outcomes,
        List<TrialRecord> records,
        StageClock clock,
        long started
    )
    {
        var faster = outcomes.FirstOrDefault(one => one.Outcome.Kind == VerdictKind.Faster).Outcome;
        return new(
            faster?.Measurement!.Speedup.Ratio,
            records.Count,
            clock
                .Stages.Where(stage => stage.Stage is "measure" or "confirm")
                .Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration),
            System.Diagnostics.Stopwatch.GetElapsedTime(started),
            records.GroupBy(record => record.CandidateId).Any(MinimumRule)
        )
        {
            Said = $"{outcomes[0].Outcome.Kind}: {outcomes[0].Outcome.Reason}",
        };
    }

    /// <summary>Mean wall time of a build in memory, each of another candidate.</summary>
    public async Task<double> BuildSecondsAsync(int candidates)
    {
        var seconds = 0.0;
        for (var number = 0; number < candidates; number++)
        {
            var candidate = Repository.Candidate(KnownMember.Middle, 1 + (0.01 * number), "built");
            var (files, _) = EditApplier.Plan(Baseline.Root, candidate.Edits);
            var edit = Baseline.Prepared.Edit(files!, null);
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            var (side, fault) = await Baseline
                .Prepared.BuildAsync(
                    new("candidate", SideKind.Plain, edit.Texts),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            seconds += System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
            using (side ?? throw new InvalidOperationException(fault))
            {
                if (!side.Quick)
                {
                    throw new InvalidOperationException("the candidate was not built in memory");
                }
            }
        }

        return seconds / candidates;
    }

    /// <summary>Log ratios of a fixed number of trials, and the wall time of all of them.</summary>
    public async Task<(IReadOnlyList<double> Samples, TimeSpan Took)> TrialsAsync(
        Candidate candidate,
        int count
    )
    {
        var bench = Open(new() { Seed = ++_seed }, new((_, _) => { }), _ => { });
        await using var held = bench.ConfigureAwait(false);
        var contender = await PassAsync(bench, candidate).ConfigureAwait(false);
        var (pair, fault) = await bench
            .Pairs.OfAsync(contender, CancellationToken.None)
            .ConfigureAwait(false);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var (trials, broken) = await bench
            .Trials.RunAllAsync(
                candidate.Id,
                "measure",
                count,
                pair ?? throw new InvalidOperationException(fault),
                number => $"trial {number}",
                CancellationToken.None
            )
            .ConfigureAwait(false);
        return (
            (trials ?? throw new InvalidOperationException(broken!.Reason))
                .Select(trial => trial.LogRatio)
                .ToList(),
            System.Diagnostics.Stopwatch.GetElapsedTime(started)
        );
    }

    private Bench Open(VerifySettings settings, StageClock clock, Action<TrialRecord> record) =>
        new(Baseline, _session with { Settings = settings, Clock = clock }, [], record);

    private static async Task<Contender> PassAsync(Bench bench, Candidate candidate)
    {
        var (contender, failed) = await bench
            .Gate.PassAsync(candidate, null, CancellationToken.None)
            .ConfigureAwait(false);
        return contender is null
            ? throw new InvalidOperationException(failed!.Reason)
            : contender with
            {
                Coverage = contender.Coverage with
                {
                    Direct = ByFramework ? [] : contender.Coverage.Direct,
                },
            };
    }

    public async ValueTask DisposeAsync()
    {
        await _commit.DisposeAsync().ConfigureAwait(false);
        _session.Dispose();
        Repository.Dispose();
    }

    // One process a side, the least of its loops, more than 5 % better: no interleaving, no test, no confirmation.
    private static bool MinimumRule(IEnumerable<TrialRecord> trials)
    {
        var first = trials.First();
        // What runs once a process has one number a side, and no rounds.
        return first.Baseline.Count > 0 && first.Baseline.Min() / first.Candidate.Min() > 1.05;
    }
}
