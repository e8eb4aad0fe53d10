using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

/// <summary>What is said where no test can be timed for an edit.</summary>
public sealed class MemberCoverageTests
{
    private readonly List<CoverRecord> _recorded = [];
    private int _open;

    [Fact]
    public async Task Covering_tests_are_found_once_for_all_edits_of_the_same_members()
    {
        var head = new ScriptedHead(_ => new());
        using var session = await ScriptedEngine.OpenAsync();
        using var probed = new ProbedSides(head);
        var coverage = Coverage(head, session, probed);

        var (first, _) = await OfAsync(coverage);
        var (second, _) = await OfAsync(coverage);

        Assert.Equal(["test"], first!.Timed);
        Assert.Same(first, second);
        Assert.Single(_recorded);
        Assert.Single(head.Requests);
    }

    [Fact]
    public async Task What_a_killed_run_had_found_is_not_looked_for_again()
    {
        var head = new ScriptedHead(_ => new());
        using var session = await ScriptedEngine.OpenAsync();
        using var probed = new ProbedSides(head);
        var known = new CoverRecord(
            ScriptedEngine.Contender().Edit.Key,
            ScriptedEngine.Coverage() with
            {
                Names = ["known"],
            }
        );

        var (coverage, _) = await OfAsync(Coverage(head, session, probed, [known]));

        Assert.Equal(["known"], coverage!.Names);
        Assert.Empty(head.Requests);
    }

    [Fact]
    public async Task Where_no_test_covers_them_that_is_said()
    {
        var failed = await FailedAsync(
            new() { Reached = new Dictionary<string, long> { ["test"] = 0 } }
        );

        Assert.Equal(VerdictKind.NotCovered, failed.Kind);
        Assert.Equal(
            "no passing test covers M; write a test that does, or name its project with --test-project",
            failed.Reason
        );
        Assert.Single(_recorded);
    }

    [Fact]
    public async Task A_test_that_only_a_worker_sees_fail_is_named()
    {
        var failed = await FailedAsync(new() { Red = ["test"] });

        Assert.Contains(
            "covers M (test: fails when a worker runs it); write",
            failed.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_that_fails_at_the_baseline_is_named_there_and_not_twice()
    {
        var failed = await FailedAsync(
            new() { Red = ["test"] },
            new(
                new Dictionary<string, TestOutcome>(),
                new Dictionary<string, string> { ["test"] = "fails at the baseline" }
            )
        );

        Assert.DoesNotContain("a worker", failed.Reason, StringComparison.Ordinal);
        Assert.EndsWith(
            ". 1 were left out at the baseline: test (fails at the baseline)",
            failed.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_cannot_be_known_is_inconclusive_and_not_written_down()
    {
        var failed = await FailedAsync(null);

        Assert.Equal(VerdictKind.Inconclusive, failed.Kind);
        Assert.Equal("PieBot cannot tell which tests cover M: it does not build", failed.Reason);
        Assert.Empty(_recorded);
    }

    [Fact]
    public async Task A_worker_that_falls_is_told_with_its_suite()
    {
        var failed = await FailedAsync(new() { WorkerFault = "it fell", AnswersUntil = "cover 1" });

        Assert.EndsWith(": suite: it fell", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_passes_only_after_another_cannot_be_timed()
    {
        var failed = await FailedAsync(
            new()
            {
                Reached = new Dictionary<string, long> { ["other"] = 0, ["test"] = 1 },
                Needs = new Dictionary<string, string> { ["test"] = "other" },
            }
        );

        Assert.Equal(VerdictKind.Inconclusive, failed.Kind);
        Assert.Equal(
            "no covering test of M can be repeated by itself: test: passes only after other tests",
            failed.Reason
        );
    }

    [Fact]
    public async Task An_edit_outside_of_all_members_is_not_covered()
    {
        using var session = await ScriptedEngine.OpenAsync();
        var head = new ScriptedHead(_ => new());
        using var probed = new ProbedSides(head);
        var edit = ScriptedEngine.Contender().Edit;

        var (_, outside) = await OfAsync(
            Coverage(head, session, probed),
            edit with
            {
                Touched = [],
            }
        );
        var (_, uncompiled) = await OfAsync(
            Coverage(head, session, probed),
            edit with
            {
                Uncompiled = "no project compiles it",
            }
        );

        Assert.Equal(VerdictKind.NotCovered, outside!.Kind);
        Assert.Contains("touches no member", outside.Reason, StringComparison.Ordinal);
        Assert.Equal(
            (VerdictKind.NotCovered, "no project compiles it"),
            (uncompiled!.Kind, uncompiled.Reason)
        );
        Assert.Empty(head.Requests);
    }

    /// <summary>Also where a worker cannot be started at all.</summary>
    [Fact]
    public async Task Nothing_is_left_of_what_was_started()
    {
        var asked = 0;
        var suite = new ScriptedSuite(
            () => asked++ < 3 ? new() : throw new IOException("no such file"),
            watch: started => _open += started ? 1 : -1
        );

        for (var most = 0; most < 3; most++)
        {
            asked = most;
            await Assert.ThrowsAsync<IOException>(() =>
                CoverageFinder.FindAsync(
                    new([suite, suite], [], true),
                    ScriptedEngine.Confinement,
                    TimeSpan.FromSeconds(1),
                    null,
                    isLarge: false,
                    TestContext.Current.CancellationToken
                )
            );
            Assert.Equal(0, _open);
        }
    }

    private async Task<Outcome> FailedAsync(ScriptedSide? side, TestGate? gate = null)
    {
        var head = new ScriptedHead(_ => side);
        using var session = await ScriptedEngine.OpenAsync();
        using var probed = new ProbedSides(head);
        var (coverage, failed) = await OfAsync(Coverage(head, session, probed, gate: gate));
        Assert.Null(coverage);
        return failed!;
    }

    private MemberCoverage Coverage(
        ScriptedHead head,
        Session session,
        ProbedSides probed,
        IReadOnlyList<CoverRecord>? known = null,
        TestGate? gate = null
    )
    {
        return new(
            ScriptedEngine.Baseline(head, gate),
            probed,
            session,
            known ?? [],
            _recorded.Add
        );
    }

    private static Task<(Coverage? Coverage, Outcome? Failed)> OfAsync(
        MemberCoverage coverage,
        EditedMembers? edit = null
    ) =>
        coverage.OfAsync(
            "c",
            edit ?? ScriptedEngine.Contender().Edit,
            TestContext.Current.CancellationToken
        );
}
