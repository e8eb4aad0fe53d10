using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;

namespace PieBot.Testing;

/// <summary>A head, really built, whose edits go through gate and observation; nothing is timed, so it may run beside others.</summary>
internal sealed class PreparedRepository : IAsyncDisposable
{
    private readonly Session _session;
    private readonly PreparedCommit _commit;
    private readonly ProbedSides _probed;
    private readonly CandidateGate _gate;
    private readonly ObserveCheck _observe;
    private readonly Coverage _coverage;

    private PreparedRepository(Session session, PreparedCommit commit, Coverage coverage)
    {
        (_session, _commit, _coverage) = (session, commit, coverage);
        _probed = new(commit.Baseline.Prepared);
        _gate = new(commit.Baseline, _probed, session, [], _ => { });
        _observe = new(commit.Baseline.Prepared, session.Confinement);
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
        var session = await Session.OpenAsync(
            repository,
            settings ?? new(),
            new((_, _) => { }),
            cancellation
        );
        var (ecosystem, _) = Assert.Single(EcosystemChoice.BuiltIn.Of(candidates, []));
        var (prepared, fault) = await session.PrepareAsync(
            ecosystem!,
            "baseline",
            commit,
            candidates.SelectMany(one => one.Edits).Select(edit => edit.Path).ToHashSet(),
            cancellation
        );
        Assert.True(prepared is not null, fault);
        var suite = Assert.Single(prepared.Baseline.Prepared.Suites);
        await using var worker = suite.Start(new(session.Confinement));
        var discovered = await worker.DiscoverAsync(cancellation);
        Assert.True(discovered.Reply is not null, discovered.Fault);
        var tests = discovered.Reply.Tests.Select(test => test.Id).ToList();
        return new(
            session,
            prepared,
            new(tests, suite.Name, tests, tests, Repetition.InProcess, false)
            {
                Suites = [new(suite.Name, tests)],
            }
        );
    }

    /// <summary>Builds an edit and runs its tests: a contender, or why it is out.</summary>
    public Task<(Contender? Contender, Outcome? Failed)> PassAsync(Candidate candidate) =>
        _gate.PassAsync(candidate, null, TestContext.Current.CancellationToken);

    /// <summary>Compares the calls that the tests make of the members that it touches.</summary>
    public Task<Observed> ObserveAsync(Candidate candidate)
    {
        var (files, fault) = EditApplier.Plan(_commit.Baseline.Root, candidate.Edits);
        Assert.True(files is not null, fault);
        return _observe.RunAsync(
            new(
                candidate,
                files,
                _commit.Baseline.Prepared.Edit(files, null),
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
        await _commit.DisposeAsync();
        _session.Dispose();
    }
}
