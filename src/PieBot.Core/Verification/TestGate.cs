namespace PieBot.Verification;

/// <summary>
/// What the baseline's runs promise and a candidate must keep: the same set of test ids with the same outcomes.
/// A missing, skipped or timed-out test is a failure, not a faster run.
/// </summary>
/// <param name="Expected">Tests whose outcome was the same in every baseline run, failing ones left out.</param>
/// <param name="Excluded">Tests that fail or flicker at the baseline: id and reason.</param>
internal sealed record TestGate(
    IReadOnlyDictionary<string, TestOutcome> Expected,
    IReadOnlyDictionary<string, string> Excluded
)
{
    public int Passing => Expected.Count(test => test.Value == TestOutcome.Passed);

    /// <summary>Compares repeated runs of the unchanged baseline.</summary>
    public static TestGate Of(IReadOnlyList<TestResults> baselineRuns)
    {
        var expected = new Dictionary<string, TestOutcome>(StringComparer.Ordinal);
        var excluded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in baselineRuns.SelectMany(run => run.Outcomes.Keys).Distinct())
        {
            var seen = baselineRuns
                .Select(run => run.Outcomes.TryGetValue(id, out var one) ? one : (TestOutcome?)null)
                .Distinct()
                .ToList();
            switch (seen)
            {
                case [TestOutcome.Failed]:
                    excluded[id] = "fails at the baseline";
                    break;
                case [{ } same]:
                    expected[id] = same;
                    break;
                default:
                    excluded[id] = "flickers at the baseline";
                    break;
            }
        }

        return new(expected, excluded);
    }

    /// <summary>Why a candidate does not pass, test by test; empty when it passes.</summary>
    public IReadOnlyList<string> Failures(TestResults candidate)
    {
        var failures = new List<string>();
        foreach (var (id, expected) in Expected)
        {
            if (!candidate.Outcomes.TryGetValue(id, out var outcome))
            {
                failures.Add($"{id} (did not run)");
            }
            else if (outcome != expected)
            {
                failures.Add(outcome == TestOutcome.Skipped ? $"{id} (skipped)" : id);
            }
        }

        failures.AddRange(
            candidate
                .Outcomes.Keys.Where(id => !Expected.ContainsKey(id) && !Excluded.ContainsKey(id))
                .Select(id => $"{id} (not a test of the baseline)")
        );
        return failures;
    }
}
