using PieBot.Changes;
using PieBot.Processes;
using PieBot.Proposals;
using PieBot.Verification;
using PieBot.Verification.Ecosystems;
using PieBot.Verification.Proving;

namespace PieBot.Testing;

/// <summary>A head, really built, whose edits go through gate and observation; nothing is timed, so it may run beside others.</summary>
internal sealed class PreparedRepository : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly Worktree _worktree;
    private readonly Baseline _baseline;
    private readonly ProbedSides _probed;
    private readonly CandidateGate _gate;
    private readonly ObserveCheck _observe;
    private readonly Coverage _coverage;

    private PreparedRepository(
        TemporaryFolder folder,
        Worktree worktree,
        Baseline baseline,
        VerifySettings settings,
        Confinement confinement,
        Coverage coverage
    )
    {
        (_folder, _worktree, _baseline, _coverage) = (folder, worktree, baseline, coverage);
        _probed = new(baseline.Prepared);
        _gate = new(baseline, _probed, settings, confinement, new((_, _) => { }), [], _ => { });
        _observe = new(baseline.Prepared, confinement);
    }

    /// <param name="candidates">All that are to be looked at.</param>
    public static async Task<PreparedRepository> CreateAsync(
        string repository,
        string commit,
        IReadOnlyList<Candidate> candidates,
        VerifySettings? settings = null
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        settings ??= new();
        var folder = new TemporaryFolder();
        var worktree = await Worktree.AddAsync(
            repository,
            commit,
            Path.Combine(folder.Path, "baseline"),
            cancellation
        );
        var (sandbox, _) = await Bubblewrap.FindAsync(settings.Sandbox, repository, cancellation);
        var confinement = new Confinement(
            folder.Path,
            new ProcessLimits { Memory = settings.Memory },
            sandbox
        );
        var (ecosystem, _) = Assert.Single(EcosystemChoice.BuiltIn.Of(candidates, []));
        var (baseline, fault) = await Baseline.PrepareAsync(
            ecosystem!,
            new(
                repository,
                commit,
                worktree.Root,
                Path.Combine(folder.Path, "candidate"),
                candidates.SelectMany(one => one.Edits).Select(edit => edit.Path).ToHashSet()
            ),
            settings,
            confinement,
            new((_, _) => { }),
            cancellation
        );
        Assert.True(baseline is not null, fault);
        var suite = Assert.Single(baseline.Prepared.Suites);
        await using var worker = suite.Start(new(confinement));
        var discovered = await worker.DiscoverAsync(cancellation);
        Assert.True(discovered.Reply is not null, discovered.Fault);
        var tests = discovered.Reply.Tests.Select(test => test.Id).ToList();
        return new(
            folder,
            worktree,
            baseline,
            settings,
            confinement,
            new(tests, suite.Name, tests, tests, Repetition.InProcess, false)
            {
                Suites = [new(suite.Name, tests)],
            }
        );
    }

    /// <summary>Builds an edit and runs its tests: a contender, or why it is out.</summary>
    public Task<(Contender? Contender, Outcome? Failed)> PassAsync(Candidate candidate) =>
        _gate.PassAsync(candidate, TestContext.Current.CancellationToken);

    /// <summary>Compares the calls that the tests make of the members that it touches.</summary>
    public Task<Observed> ObserveAsync(Candidate candidate)
    {
        var (files, fault) = EditApplier.Plan(_baseline.Root, candidate.Edits);
        Assert.True(files is not null, fault);
        return _observe.RunAsync(
            new(
                candidate,
                files,
                _baseline.Prepared.Edit(files, null),
                _coverage,
                true,
                new(1, 1, [], [])
            ),
            TestContext.Current.CancellationToken
        );
    }

    public async ValueTask DisposeAsync()
    {
        _probed.Dispose();
        await _baseline.DisposeAsync();
        await _worktree.DisposeAsync();
        _folder.Dispose();
    }
}
