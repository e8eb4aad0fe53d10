using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>
/// Tells whether tests that reach the edited members, and failed on a candidate that was built quickly, fail because of it:
/// they pass at the baseline when run alike, and fail again where the repository builds the candidate itself. So a wrong edit
/// costs a build and these tests, not runs of all tests.
/// </summary>
internal sealed class CoveringTests(Baseline baseline, ProbedSides probed, Session session)
{
    private readonly LineCheck _tests = new(
        baseline.Prepared,
        session.Confinement,
        baseline.CandidateTimeout(session.Settings.TestTimeout)
    );

    /// <param name="failed">On the candidate as it was built quickly; one at least.</param>
    /// <returns>What is wrong with the candidate; null when that is not known, and all tests are to tell.</returns>
    public async Task<Outcome?> FailAsync(
        Contender contender,
        IReadOnlyList<FailedTest> failed,
        CancellationToken cancellationToken
    )
    {
        session.Clock.Enter(
            "gate",
            $"{contender.Id}: failed tests again, as the repository builds itself"
        );
        var some = failed.Take(FullTests.MostFailures).ToList();
        // Both run the same tests in the same order: what fails for want of another test fails at the baseline too.
        var asked = contender.Coverage with
        {
            Suites = some.GroupBy(test => test.Suite)
                .Select(suite => new SuiteTests(suite.Key, suite.Select(test => test.Id).ToList()))
                .ToList(),
        };
        var (side, _) = await probed.BaselineAsync(contender.Edit, true, cancellationToken);
        var before = side is null ? null : await _tests.OnAsync(side, asked, cancellationToken);
        if (before is null || some.All(test => Has(before, test)))
        {
            return null;
        }

        var (built, errors) = await baseline.Prepared.BuildAsync(
            new("candidate-again", SideKind.Plain, contender.Edit.Texts, Quick: false),
            cancellationToken
        );
        if (built is null)
        {
            return new(VerdictKind.BuildFailed, errors!);
        }

        using var real = built;
        var again = await _tests.OnAsync(real, asked, cancellationToken);
        var guilty = some.Where(test => !Has(before, test) && again is not null && Has(again, test))
            .ToList();
        return guilty.Count == 0 ? null : Failed(contender, guilty, failed.Count - some.Count);
    }

    private static Outcome Failed(Contender contender, List<FailedTest> failed, int others)
    {
        var all = contender.Coverage.Suites.Sum(suite => suite.Tests.Count);
        return new(
            VerdictKind.TestsFailed,
            $"{(all == 1 ? "the only test that covers" : $"{failed.Count + others} of the {all} tests that cover")} {contender.Edit.Names}: {FullTests.Named(failed.Select(test => (test.Name, test.Message)).ToList())}",
            contender.Evidence with
            {
                Total = all,
                Passed = all - failed.Count - others,
                Failures = failed.Select(test => test.Name).ToList(),
            }
        );
    }

    private static bool Has(LineRun run, FailedTest test) =>
        run.Failed.Any(one => one.Suite == test.Suite && one.Id == test.Id);
}
