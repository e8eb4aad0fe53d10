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
    private const int MostNamed = 3;

    private readonly LineCheck _tests = new(
        baseline.Prepared,
        session.Confinement,
        baseline.CandidateTimeout(session.Settings.TestTimeout)
    );

    // What fails at the baseline too, by the key of the members; null when they cannot be run there.
    private readonly Dictionary<string, IReadOnlyList<FailedTest>?> _before = new(
        StringComparer.Ordinal
    );

    /// <param name="run">Of the candidate as it was built quickly.</param>
    /// <returns>What is wrong with the candidate; null when that is not known, and all tests are to tell.</returns>
    public async Task<Outcome?> FailAsync(
        Contender contender,
        LineRun run,
        CancellationToken cancellationToken
    )
    {
        if (
            await BeforeAsync(contender, cancellationToken) is not { } before
            || Except(run.Failed, before) is not { Count: > 0 } own
        )
        {
            return null;
        }

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
            return new(VerdictKind.BuildFailed, errors!);
        }

        using var side = built;
        var again = await _tests.OnAsync(side, contender.Coverage, cancellationToken);
        var failed = own.Where(test => again?.Failed.Any(one => IsSame(one, test)) ?? false)
            .ToList();
        return failed.Count == 0 ? null : Failed(contender, failed);
    }

    private static Outcome Failed(Contender contender, List<FailedTest> failed)
    {
        var all = contender.Coverage.Suites.Sum(suite => suite.Tests.Count);
        // Of the first the runner's own words too.
        var named = failed
            .Take(MostNamed)
            .Select(
                (test, place) =>
                    place == 0 && test.Message is { } message
                        ? $"{test.Name} ({message})"
                        : test.Name
            );
        return new(
            VerdictKind.TestsFailed,
            $"{(all == 1 ? "the only test that covers" : $"{failed.Count} of the {all} tests that cover")} {contender.Edit.Names}: {string.Join(", ", named)}{(failed.Count > MostNamed ? ", …" : "")}",
            contender.Evidence with
            {
                Total = all,
                Passed = all - failed.Count,
                Failures = failed.Select(test => test.Name).Take(FullTests.MostFailures).ToList(),
            }
        );
    }

    private async Task<IReadOnlyList<FailedTest>?> BeforeAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        if (_before.TryGetValue(contender.Edit.Key, out var known))
        {
            return known;
        }

        var (side, _) = await probed.BaselineAsync(contender.Edit, true, cancellationToken);
        var run = side is null
            ? null
            : await _tests.OnAsync(side, contender.Coverage, cancellationToken);
        return _before[contender.Edit.Key] = run?.Failed;
    }

    private static List<FailedTest> Except(
        IEnumerable<FailedTest> tests,
        IReadOnlyList<FailedTest> others
    ) => tests.Where(test => !others.Any(other => IsSame(other, test))).ToList();

    private static bool IsSame(FailedTest one, FailedTest other) =>
        one.Suite == other.Suite && one.Id == other.Id;
}
