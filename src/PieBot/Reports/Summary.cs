using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Tool.Reports;

/// <summary>The sentences that all written reports share.</summary>
internal static class Summary
{
    public static string Headline(RunReport report)
    {
        var changes = report.Proposals.Changes;
        return $"PieBot {report.Proposals.Tool}: {Short(changes.Base)} → {Short(changes.Head)}{(changes.Uncommitted ? " with uncommitted changes" : "")}, "
            + $"{Many(changes.Targets.Count, "changed member")}, {Many(report.Rows.Count, "candidate")}";
    }

    /// <summary>Such as <c>7 faster, 2 not faster, 1 tests failed</c>.</summary>
    public static string Tally(RunReport report) =>
        string.Join(
            ", ",
            report
                .Rows.GroupBy(row => row.Verdict?.Kind)
                .OrderBy(group => group.Key ?? (VerdictKind)int.MaxValue)
                .Select(group => $"{group.Count()} {Words(group.Key)}")
        );

    public static string Words(VerdictKind? kind) =>
        kind switch
        {
            null => "not verified",
            VerdictKind.Faster => "faster",
            VerdictKind.Leaner => "leaner",
            VerdictKind.NotFaster => "not faster",
            VerdictKind.Inconclusive => "inconclusive",
            VerdictKind.TestsFailed => "tests failed",
            VerdictKind.BehavesDifferently => "behaves differently",
            VerdictKind.BuildFailed => "build failed",
            VerdictKind.TimedOut => "timed out",
            VerdictKind.NotCovered => "not covered",
            VerdictKind.GuardRejected => "guard rejected",
            _ => "baseline failed",
        };

    /// <summary>Speedup and relative time reduction, the paper's SP and RTR; empty when nothing was timed. A time that is the same is saved by 0 %, not by −0 %.</summary>
    public static string Gain(Measurement? measurement) =>
        measurement is null
            ? ""
            : $"{measurement.Speedup.Ratio:0.00}× ({measurement.Low.Ratio:0.00}–{measurement.High.Ratio:0.00}), RTR {measurement.Speedup.Saving:0 %;-0 %;0 %}";

    public static string Times(Measurement? measurement) =>
        measurement is null ? "" : $"{measurement.Baseline} → {measurement.Candidate}";

    /// <summary>What was seen beside the member's time: the covering tests, the first iteration, memory, mutation score.</summary>
    public static IEnumerable<string> Beside(Measurement measurement, Verdict verdict)
    {
        if (measurement.Tests is { } tests)
        {
            yield return $"covering tests {tests}";
        }

        if (measurement.Cold is { } cold)
        {
            yield return $"first, cold {cold}";
        }

        if (measurement.Allocated is { } allocated && allocated.Baseline != allocated.Candidate)
        {
            yield return $"allocated {allocated}";
        }

        if (verdict.Shrunk is { } shrunk)
        {
            yield return $"{shrunk.Kept.Count} of {shrunk.Hunks} hunks {(shrunk.Kept.Count == 1 ? "carries" : "carry")} {shrunk.Share:P0} of the gain; the others are left out";
        }

        foreach (var check in Checks(verdict.Tests))
        {
            yield return check;
        }
    }

    /// <summary>What checked the edit beside passing tests, and what could not.</summary>
    public static IEnumerable<string> Checks(TestEvidence? tests)
    {
        switch (tests?.MutationScore)
        {
            case { Planted: > 0 } score:
                yield return $"mutation score {score.Killed} of {score.Planted}";
                break;
            case { Fault: { } fault }:
                yield return fault;
                break;
        }

        switch (tests?.Calls)
        {
            case { Fault: { } fault }:
                yield return $"its calls were not compared: {fault}";
                break;
            case { Compared: 0, Exercised: > 0 } calls:
                yield return $"{Many(calls.Exercised, "call")} that no test makes gave the same result";
                break;
            case { Compared: > 0 } calls:
                yield return $"{Many(calls.Compared, "call")} gave the same result{(calls.Exercised > 0 ? $", and {calls.Exercised} more that no test makes" : "")}";
                break;
            case { Compared: 0 }:
                yield return "its calls return nothing that could be compared";
                break;
        }
    }

    /// <summary>How many tests passed, and how many of them cover what was edited.</summary>
    public static string Passing(TestEvidence tests) =>
        $"{tests.Passed} of {Many(tests.Total, "test")} passed; {tests.CoveringCount} {(tests.CoveringCount == 1 ? "covers" : "cover")} the edited {(tests.ByLines ? "lines" : "members")}";

    /// <summary>What a reviewer should look at twice; empty when there is nothing.</summary>
    public static string Risks(Candidate candidate) =>
        candidate.Risks is { Count: > 0 } risks
            ? $"Look at: {string.Join(' ', risks.Select(risk => risk.Sentence()))}"
            : "";

    /// <summary>Why what was accepted is faster, or why the rest was not; and what to look at behind it.</summary>
    public static string Why(ReportRow row) =>
        WithRisks(
            row.Verdict?.Kind.IsAccepted() == true ? row.Because : row.Verdict?.Reason ?? "",
            row.Candidate
        );

    /// <summary>A text that may end without a full stop, and what to look at behind it.</summary>
    public static string WithRisks(string text, Candidate candidate)
    {
        text = text.Trim();
        var risks = Risks(candidate);
        return text.Length == 0 || risks.Length == 0 ? text + risks
            : text[^1] is '.' or '!' or '?' ? $"{text} {risks}"
            : $"{text}. {risks}";
    }

    public static string Many(int count, string one, string? many = null) =>
        $"{count} {(count == 1 ? one : many ?? one + "s")}";

    private static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;
}
