using PieBot.Core.Changes;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>Takes a candidate from its edit to where timing is worth it: it fits, is covered, builds, and passes all tests.</summary>
/// <param name="known">What a killed run had found out of coverage.</param>
/// <param name="record">Takes what is found out now.</param>
internal sealed class CandidateGate(
    Baseline baseline,
    ProbedSides probed,
    Session session,
    IReadOnlyList<CoverRecord> known,
    Action<CoverRecord> record
)
{
    private readonly MemberCoverage _coverage = new(probed, session, known, record);

    private readonly LineCheck _lines = new(
        baseline.Prepared,
        session.Confinement,
        session.Settings.TestTimeout
    );

    /// <summary>All tests, for what is built elsewhere.</summary>
    public FullTests Tests { get; } = new(baseline, session);

    /// <param name="whole">The edit that the candidate is a part of: the same members count as touched, and the same tests are timed.</param>
    /// <returns>A contender, or why it is out.</returns>
    public async Task<(Contender? Contender, Outcome? Failed)> PassAsync(
        Candidate candidate,
        CancellationToken cancellationToken,
        EditedMembers? whole = null
    )
    {
        // What tests wrote into the checkout must not be taken for the head.
        await Worktree.RestoreAsync(baseline.Root, cancellationToken);
        var (files, fault) = EditApplier.Plan(baseline.Root, candidate.Edits);
        if (files is null)
        {
            return Fail(
                VerdictKind.BuildFailed,
                $"the edit does not fit the head commit: {fault}; propose again"
            );
        }

        var edit = baseline.Prepared.Edit(files, whole);
        if (edit.Uncompiled is { } uncompiled)
        {
            return Fail(VerdictKind.NotCovered, uncompiled);
        }

        if (edit.Touched.Count == 0)
        {
            return Fail(
                VerdictKind.NotCovered,
                "the edit touches no member, and no test covers what is outside of all members"
            );
        }

        session.Clock.Enter("cover", $"{candidate.Id}: which tests cover {edit.Names}");
        var (coverage, uncovered) = await _coverage.OfAsync(edit, cancellationToken);
        if (coverage is null)
        {
            return Fail(
                VerdictKind.Inconclusive,
                $"PieBot cannot tell which tests cover {edit.Names}: {uncovered}"
            );
        }

        if (coverage.Names.Count == 0)
        {
            return Fail(
                VerdictKind.NotCovered,
                $"no passing test covers {edit.Names}{Flaky(coverage)}; write a test that does, or name its project with --test-project{LeftOut()}"
            );
        }

        if (coverage is { Timed.Count: 0, Repetition: not Repetition.WholeProgram })
        {
            return Fail(
                VerdictKind.Inconclusive,
                $"no covering test of {edit.Names} can be repeated by itself: {string.Join("; ", coverage.Flaky.Take(3))}"
            );
        }

        session.Clock.Enter("build", candidate.Id);
        var (side, errors) = await baseline.Prepared.BuildAsync(
            new("candidate", SideKind.Plain, edit.Texts),
            cancellationToken
        );
        if (side is null)
        {
            return Fail(VerdictKind.BuildFailed, errors!);
        }

        using (side)
        {
            session.Clock.Enter(
                "gate",
                $"{candidate.Id}: {(baseline.Gate.Passing == 1 ? "the test" : $"all {baseline.Gate.Passing} tests")}"
            );
            var failed = await Tests.RunAsync(side.Suites, coverage, cancellationToken);
            var quick = side.Quick;
            if (quick && failed is { Kind: VerdictKind.TestsFailed } once)
            {
                (failed, quick) = await RepeatAsync(
                    candidate,
                    edit,
                    coverage,
                    once,
                    cancellationToken
                );
            }

            return failed is null
                ? await CoverLinesAsync(
                    new(
                        candidate,
                        files,
                        edit,
                        coverage,
                        quick,
                        Tests.Evidence(coverage, baseline.Gate.Passing, [])
                    ),
                    cancellationToken
                )
                : (null, failed);
        }
    }

    // With the covering tests of the edited lines as its evidence; or why it is out, when there are none.
    private async Task<(Contender? Contender, Outcome? Failed)> CoverLinesAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var (edit, coverage) = (contender.Edit, contender.Coverage);
        session.Clock.Enter("cover", $"{contender.Id}: which tests cover the edited lines");
        var covering = await _lines.RunAsync(edit, coverage, contender.Quick, cancellationToken);
        return covering switch
        {
            null => (contender, null),
            [] => Fail(
                VerdictKind.NotCovered,
                $"no passing test covers the edited lines, though {coverage.Names.Count} cover {edit.Names}; write a test that does{LeftOut()}"
            ),
            _ => (
                contender with
                {
                    Evidence = contender.Evidence with
                    {
                        Covering = covering.Take(FullTests.MostNames).ToList(),
                        CoveringTests = covering.Count,
                        ByLines = true,
                    },
                },
                null
            ),
        };
    }

    // A test that was left out may be the one that is missing.
    private string LeftOut() =>
        baseline.Gate.Excluded.Count == 0
            ? ""
            : $". {baseline.Gate.Excluded.Count} were left out at the baseline: {string.Join(", ", baseline.Gate.Excluded.OrderBy(test => test.Key, StringComparer.Ordinal).Take(3).Select(test => $"{test.Key} ({test.Value})"))}{(baseline.Gate.Excluded.Count > 3 ? ", …" : "")}";

    // What fails in a quick build is reported when it fails in the repository's own build too, where that is another one.
    private async Task<(Outcome? Failed, bool Quick)> RepeatAsync(
        Candidate candidate,
        EditedMembers edit,
        Coverage coverage,
        Outcome failed,
        CancellationToken cancellationToken
    )
    {
        session.Clock.Enter(
            "gate",
            $"{candidate.Id}: failed tests again, as the repository builds itself"
        );
        var (built, errors) = await baseline.Prepared.BuildAsync(
            new("candidate-again", SideKind.Plain, edit.Texts, Quick: false),
            cancellationToken
        );
        if (built is null)
        {
            return (new(VerdictKind.BuildFailed, errors!), false);
        }

        using var side = built;
        return side.Quick
            ? (failed, true)
            : (await Tests.RunAsync(side.Suites, coverage, cancellationToken), false);
    }

    // Those that fail at the baseline as well are named there.
    private string Flaky(Coverage coverage)
    {
        var own = coverage
            .Flaky.Where(one =>
                !baseline.Gate.Excluded.Keys.Any(id =>
                    one.StartsWith($"{id}:", StringComparison.Ordinal)
                )
            )
            .Take(3)
            .ToList();
        return own.Count > 0 ? $" ({string.Join("; ", own)})" : "";
    }

    private static (Contender?, Outcome) Fail(VerdictKind kind, string reason) =>
        (null, new(kind, reason));
}
