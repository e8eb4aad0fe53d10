using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Workers;

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

    private PreparedRepository(
        Session session,
        PreparedCommit commit,
        Coverage coverage,
        int orders
    )
    {
        (_session, _commit, _coverage) = (session, commit, coverage);
        _probed = new(commit.Baseline.Prepared);
        _observe = new(commit.Baseline.Prepared, session.Confinement, exercises: true)
        {
            Orders = orders,
        };
        _gate = new(
            commit.Baseline,
            _probed,
            session,
            new(commit.Baseline, _probed, session, [], _ => { }),
            _observe
        );
    }

    /// <param name="candidates">All that are to be looked at.</param>
    /// <param name="orders">As in <see cref="ObserveCheck.Orders"/>.</param>
    public static async Task<PreparedRepository> CreateAsync(
        string repository,
        string commit,
        IReadOnlyList<Candidate> candidates,
        VerifySettings? settings = null,
        int orders = 4
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var session = (
            await Session.OpenAsync(repository, settings ?? new(), new((_, _) => { }), cancellation)
        ) with
        {
            Precompiles = true,
        };
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
            },
            orders
        );
    }

    public IReadOnlyList<string> Notices => _commit.Baseline.Prepared.Notices;

    /// <summary>Builds an edit and runs its tests: a contender, or why it is out.</summary>
    public Task<(Contender? Contender, Outcome? Failed)> PassAsync(Candidate candidate) =>
        _gate.PassAsync(candidate, null, TestContext.Current.CancellationToken);

    /// <summary>Builds an edit as quickly as can be and runs all tests by their own runner.</summary>
    /// <returns>Why it does not build, or the tests that are not as at the baseline.</returns>
    public async Task<(string? Unbuilt, IReadOnlyList<string> Failures)> TestAsync(
        Candidate candidate
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (baseline, texts) = (_commit.Baseline, Edit(candidate).Members.Texts);
        var (side, fault) = await baseline.Prepared.BuildAsync(
            new("tested", SideKind.Plain, texts),
            cancellation
        );
        if (side is null)
        {
            return (fault, []);
        }

        using var built = side;
        var results = await Baseline.RunAllAsync(
            side.Suites,
            _session.Confinement,
            TimeSpan.FromMinutes(2),
            cancellation
        );
        return (null, baseline.Gate.Failures(results));
    }

    /// <summary>How many tests reach each member of a file, found by one run of all of them.</summary>
    /// <returns>By name.</returns>
    public async Task<IReadOnlyDictionary<string, int>> ReachedAsync(string path)
    {
        var baseline = _commit.Baseline;
        var text = await File.ReadAllTextAsync(
            System.IO.Path.Combine(baseline.Root, path),
            TestContext.Current.CancellationToken
        );
        var members = LanguagePacks.Of(path)!.Members(path, text);
        // As if the tests took long enough for it to pay.
        var matrix = new ReachMatrix(baseline with { RunTime = TimeSpan.FromMinutes(1) }, _session);
        await matrix.FindAsync(
            members.Select(member => new[] { member }),
            TestContext.Current.CancellationToken
        );
        return members.ToDictionary(
            member => member.Name,
            member =>
                matrix.Of([member])?.Sum(suite => suite.Value.Count)
                ?? throw new InvalidOperationException($"{member.Name} is not known")
        );
    }

    /// <summary>Compares the calls that the tests make of the members that it touches.</summary>
    public Task<Observed> ObserveAsync(Candidate candidate)
    {
        var (files, members) = Edit(candidate);
        return _observe.RunAsync(
            new(candidate, files, members, _coverage, true, new(1, 1, [], [])),
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>
    /// The same of edits that stand in members of their own and leave each other's calls alone, all of them in one build: that
    /// is a few starts of the tests, where one at a time is a few an edit.
    /// </summary>
    /// <returns>By the candidate's id.</returns>
    public async Task<IReadOnlyDictionary<string, Observed>> ObserveTogetherAsync(
        IReadOnlyList<Candidate> candidates
    )
    {
        var all = candidates[0] with
        {
            Id = "all",
            Edits = candidates.SelectMany(one => one.Edits).ToList(),
        };
        var (files, members) = Edit(all);
        var noted = new NotedCalls(
            _commit.Baseline.Prepared,
            _session.Confinement,
            exercises: true
        );
        var (baseline, run) = await noted.BothAsync(
            new(all, files, members, _coverage, true, new(1, 1, [], [])),
            TestContext.Current.CancellationToken
        );
        Assert.True(run.Calls is not null, baseline.Fault ?? run.Fault);
        Assert.Null(baseline.Fault);
        return candidates.ToDictionary(
            one => one.Id,
            one =>
            {
                IReadOnlyList<ObservedCall> Own(IEnumerable<ObservedCall> calls) =>
                    calls.Where(call => call.Member == one.TargetId).ToList();
                var seen = Observation.Of(Own(baseline.First), Own(baseline.Again), Own(run.Calls));
                return seen.Different.Values.FirstOrDefault() is { } call
                    ? (Observed)new Observed.Different($"{call}")
                    : new Observed.Same(seen.Compared, Exercised: seen.Exercised)
                    {
                        Varies = seen.Varies,
                    };
            }
        );
    }

    /// <summary>What its ecosystem finds wrong with an edit that builds and passes the tests; null when nothing.</summary>
    public async Task<string?> ExamineAsync(Candidate candidate)
    {
        var (contender, failed) = await PassAsync(candidate);
        Assert.True(contender is not null, failed?.Reason);
        return await _commit.Baseline.Prepared.ExamineAsync(
            new(candidate.Id, contender.Files, contender.Coverage.Covering),
            TestContext.Current.CancellationToken
        );
    }

    public async ValueTask DisposeAsync()
    {
        _probed.Dispose();
        await _commit.DisposeAsync();
        _session.Dispose();
    }

    private (IReadOnlyDictionary<string, byte[]> Files, EditedMembers Members) Edit(
        Candidate candidate
    )
    {
        var (files, fault) = EditApplier.Plan(_commit.Baseline.Root, candidate.Edits);
        Assert.True(files is not null, fault);
        return (files, _commit.Baseline.Prepared.Edit(files, null));
    }
}
