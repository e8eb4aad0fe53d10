using PieBot.Core.Changes;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>
/// Takes a candidate from its edit to where timing is worth it: it fits, is covered, builds, and passes the tests. Where it
/// was built quickly these are the tests that reach the edited members (<see cref="CoveringTests"/>): all tests, as the repository builds itself, come
/// before anything is accepted (<see cref="Together"/>).
/// </summary>
internal sealed class CandidateGate(
    Baseline baseline,
    ProbedSides probed,
    Session session,
    MemberCoverage coverage,
    ObserveCheck observe
)
{
    private readonly LineCheck _lines = new(
        baseline.Prepared,
        session.Confinement,
        baseline.CandidateTimeout(session.Settings.TestTimeout)
    );
    private readonly CoveringTests _covering = new(baseline, probed, session);

    /// <summary>All tests, for what is built elsewhere.</summary>
    public FullTests Tests { get; } = new(baseline, session);

    /// <summary>Finds out at once what all candidates need to be known.</summary>
    public async Task ForeseeAsync(
        IEnumerable<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        await Worktree.RestoreAsync(baseline.Root, cancellationToken);
        await coverage.ForeseeAsync(
            candidates
                .Select(candidate => EditApplier.Plan(baseline.Root, candidate.Edits).Files)
                .OfType<IReadOnlyDictionary<string, byte[]>>()
                .Select(files => baseline.Prepared.Edit(files, null)),
            cancellationToken
        );
    }

    /// <param name="whole">The edit that the candidate is a part of: the same members count as touched, and the same tests are timed.</param>
    /// <returns>A contender, or why it is out.</returns>
    public async Task<(Contender? Contender, Outcome? Failed)> PassAsync(
        Candidate candidate,
        EditedMembers? whole,
        CancellationToken cancellationToken
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
        var (covered, uncovered) = await coverage.OfAsync(candidate.Id, edit, cancellationToken);
        if (covered is null)
        {
            return (null, uncovered);
        }

        session.Clock.Enter("build", candidate.Id);
        var (built, errors) = await baseline.Prepared.BuildAsync(
            new("candidate", SideKind.Plain, edit.Texts) { IsPart = whole is not null },
            cancellationToken
        );
        if (built is null)
        {
            return Fail(VerdictKind.BuildFailed, errors!);
        }

        using var side = built;
        var contender = new Contender(
            candidate,
            files,
            edit,
            covered,
            side.Quick,
            Tests.Evidence(covered, baseline.Gate.Passing, [])
        );
        var lines =
            !side.Quick ? null
            : whole is null ? await LinesAndCallsAsync(contender, cancellationToken)
            : await LinesAsync(contender, cancellationToken);
        if (lines?.Passed is { } passed)
        {
            return Covered(
                contender with
                {
                    Evidence = contender.Evidence with { Total = passed, Passed = passed },
                    PassedIn = lines.Took,
                },
                lines
            );
        }

        if (whole is not null && lines is { Failed: [var broken, ..] })
        {
            return Fail(VerdictKind.TestsFailed, broken.Name);
        }

        if (
            side.Quick
            && lines is { Failed.Count: > 0 }
            && await _covering.FailAsync(contender, lines.Failed, cancellationToken)
                is { } convicted
        )
        {
            return (null, convicted);
        }

        var (failed, quick) = await TestAsync(contender, side, cancellationToken);
        if (failed is not null)
        {
            return (null, failed);
        }

        contender = contender with { Quick = quick };
        return Covered(
            contender,
            lines is null || !quick ? await LinesAsync(contender, cancellationToken) : lines
        );
    }

    // Its calls are noted at the same time, on another processor; where its tests fail, for nothing.
    private async Task<LineRun?> LinesAndCallsAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var noting = observe.Begin(contender, stop.Token);
        LineRun? lines = null;
        try
        {
            lines = await LinesAsync(contender, cancellationToken);
            if (lines?.Passed is not null && noting is not null)
            {
                session.Clock.Enter(
                    "observe",
                    $"{contender.Id}: what {contender.Edit.Names} returns"
                );
                observe.Keep(contender, await noting);
            }

            return lines;
        }
        finally
        {
            if (noting is not null)
            {
                await stop.CancelAsync();
                await ((Task)noting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task<LineRun?> LinesAsync(Contender contender, CancellationToken cancellationToken)
    {
        session.Clock.Enter("gate", $"{contender.Id}: the tests that cover {contender.Edit.Names}");
        return _lines.RunAsync(
            contender.Edit,
            contender.Coverage,
            contender.Quick,
            cancellationToken
        );
    }

    // What is wrong with it, and whether its quick build can be believed.
    private async Task<(Outcome? Failed, bool Quick)> TestAsync(
        Contender contender,
        BuiltSide side,
        CancellationToken cancellationToken
    )
    {
        session.Clock.Enter(
            "gate",
            $"{contender.Id}: {(baseline.Gate.Passing == 1 ? "the test" : $"all {baseline.Gate.Passing} tests")}"
        );
        var failed = await Tests.RunAsync(side.Suites, contender.Coverage, cancellationToken);
        return side.Quick && failed is { Kind: VerdictKind.TestsFailed }
            ? await RepeatAsync(contender, failed, cancellationToken)
            : (failed, side.Quick);
    }

    // With the covering tests of the edited lines as its evidence; or why it is out, when there are none.
    private (Contender? Contender, Outcome? Failed) Covered(Contender contender, LineRun? lines) =>
        lines?.Lines switch
        {
            null => (contender, null),
            [] => Fail(
                VerdictKind.NotCovered,
                $"no passing test covers the edited lines, though {contender.Coverage.Names.Count} cover {contender.Edit.Names}; write a test that does{baseline.Gate.LeftOut}"
            ),
            var names => (
                contender with
                {
                    Evidence = contender.Evidence with
                    {
                        Covering = names.Take(FullTests.MostNames).ToList(),
                        CoveringTests = names.Count,
                        ByLines = true,
                    },
                },
                null
            ),
        };

    // What fails in a quick build is reported when it fails in the repository's own build too, where that is another one.
    private async Task<(Outcome? Failed, bool Quick)> RepeatAsync(
        Contender contender,
        Outcome failed,
        CancellationToken cancellationToken
    )
    {
        session.Clock.Enter(
            "gate",
            $"{contender.Id}: failed tests again, as the repository builds itself"
        );
        var (built, errors) = await baseline.Prepared.BuildAsync(
            new("candidate-again", SideKind.Plain, contender.Edit.Texts, Quick: false),
            cancellationToken
        );
        if (built is null)
        {
            return (new(VerdictKind.BuildFailed, errors!), false);
        }

        using var side = built;
        return side.Quick
            ? (failed, true)
            : (await Tests.RunAsync(side.Suites, contender.Coverage, cancellationToken), false);
    }

    private static (Contender?, Outcome) Fail(VerdictKind kind, string reason) =>
        (null, new(kind, reason));
}
