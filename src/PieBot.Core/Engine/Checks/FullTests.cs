using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>Runs all tests of an edited build, and holds them against what they did at the baseline.</summary>
internal sealed class FullTests(Baseline baseline, Session session)
{
    /// <summary>Of covering tests in the evidence.</summary>
    public const int MostNames = 50;

    /// <summary>Of failed tests in the evidence.</summary>
    public const int MostFailures = 20;

    private const int MostNamed = 3;

    /// <summary>Runs all tests of built suites; null when everything is as at the baseline.</summary>
    /// <param name="coverage">For the evidence; null of several candidates at once.</param>
    public async Task<Outcome?> RunAsync(
        IReadOnlyList<ITestSuite> suites,
        Coverage? coverage,
        CancellationToken cancellationToken
    )
    {
        var results = await Baseline.RunAllAsync(
            suites,
            session.Confinement,
            baseline.CandidateTimeout(session.Settings.TestTimeout),
            cancellationToken
        );
        var failures = baseline.Gate.Failures(results);
        var evidence = Evidence(
            coverage,
            baseline.Gate.Expected.Count(test =>
                test.Value == TestOutcome.Passed
                && results.Outcomes.TryGetValue(test.Key, out var outcome)
                && outcome == TestOutcome.Passed
            ),
            failures
        );
        return results switch
        {
            { TimedOut: true } => new(
                VerdictKind.TimedOut,
                results.Fault
                    ?? $"a test hung: {(failures is [var hung, ..] ? hung : "the runner did not say which")}",
                evidence
            ),
            { IsUnexplained: true, Fault: { } fault } => new(
                VerdictKind.Inconclusive,
                $"it is unknown whether it passes the tests: {fault}",
                evidence
            ),
            { Fault: { } fault } => new(VerdictKind.TestsFailed, fault, evidence),
            _ when failures.Count > 0 && failures.All(results.Killed.Contains) => new(
                VerdictKind.Inconclusive,
                $"it is unknown whether it passes the tests: {failures[0]} was ended by a signal from outside, also when run again",
                evidence
            ),
            _ when failures.Count > 0 => new(
                VerdictKind.TestsFailed,
                $"{baseline.Gate.Count(failures, results)}: {Named(failures.Select(test => (test, results.Messages.GetValueOrDefault(test))).ToList())}",
                evidence
            ),
            _ => null,
        };
    }

    /// <summary>The first tests that failed, for people; of the very first the runner's own words too.</summary>
    public static string Named(IReadOnlyList<(string Name, string? Message)> failed) =>
        string.Join(
            ", ",
            failed
                .Take(MostNamed)
                .Select(
                    (test, place) =>
                        place == 0 && test.Message is { } message
                            ? $"{test.Name} ({message})"
                            : test.Name
                )
        ) + (failed.Count > MostNamed ? ", …" : "");

    /// <summary>The evidence of an edit with which all tests passed, when before only those had run that reach its members.</summary>
    public TestEvidence AllPassed(TestEvidence evidence) =>
        evidence with
        {
            Total = baseline.Gate.Passing,
            Passed = baseline.Gate.Passing,
        };

    /// <param name="coverage">Null: it says nothing of covering tests.</param>
    /// <param name="failures">Names, of which the first are kept.</param>
    public TestEvidence Evidence(Coverage? coverage, int passed, IReadOnlyList<string> failures) =>
        new(
            baseline.Gate.Passing,
            passed,
            coverage?.Names.Take(MostNames).ToList() ?? [],
            failures.Take(MostFailures).ToList()
        )
        {
            CoveringTests = coverage?.Names.Count ?? 0,
        };
}
