namespace PieBot.Core.Languages.Testing;

/// <summary>One test as a runner's report has it.</summary>
/// <param name="Message">Why it failed, in the runner's words; null when it did not, or nothing is said.</param>
internal readonly record struct ReportedTest(string Id, TestOutcome Outcome, string? Message);

/// <summary>All tests of a report.</summary>
/// <param name="Outcomes">By test id; a second one of the same id gets <c>#2</c>, and so on.</param>
/// <param name="Messages">The first words of those that failed, one line each.</param>
internal sealed record ReportedTests(
    IReadOnlyDictionary<string, TestOutcome> Outcomes,
    IReadOnlyDictionary<string, string> Messages
)
{
    /// <summary>The fault of a run that came to its end.</summary>
    public const string NoTest = "no test was run";

    private const int LongestMessage = 160;

    public static ReportedTests Of(IEnumerable<ReportedTest> tests)
    {
        var outcomes = new Dictionary<string, TestOutcome>(StringComparer.Ordinal);
        var messages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in tests.GroupBy(test => test.Id, StringComparer.Ordinal))
        {
            // Rows that share a name run in any order: sorted, the ordinal means the same in every run.
            var ordinal = 0;
            foreach (var test in group.OrderBy(test => test.Outcome))
            {
                ordinal++;
                var id = ordinal == 1 ? test.Id : $"{test.Id}#{ordinal}";
                outcomes[id] = test.Outcome;
                if (test.Outcome == TestOutcome.Failed && FirstWords(test.Message) is { } words)
                {
                    messages[id] = words;
                }
            }
        }

        return new(outcomes, messages);
    }

    /// <summary>The first line that says something, not too long of it.</summary>
    public static string? FirstWords(string? message)
    {
        var line = message
            ?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault();
        return line is { Length: > LongestMessage } ? $"{line[..LongestMessage]}…" : line;
    }

    /// <returns>Broken when there is no test.</returns>
    public TestResults Results(bool timedOut = false) =>
        Outcomes.Count == 0
            ? TestResults.Broken(
                timedOut ? "a test hung, and none before it ended" : NoTest,
                timedOut
            )
            : new(Outcomes, timedOut, null) { Messages = Messages };
}
