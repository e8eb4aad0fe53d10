using System.Globalization;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
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
            yield return $"{shrunk.Kept.Count} of {shrunk.Hunks} hunks carry {shrunk.Share:P0} of the gain; the others are left out";
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
            case { Compared: > 0 } calls:
                yield return $"{Many(calls.Compared, "call")} gave the same result";
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

    /// <summary>How it was measured, and how long the stages took.</summary>
    public static IEnumerable<string> Facts(RunReport report)
    {
        if (report.Proposals.Changes.LeftOut is { Count: > 0 } left)
        {
            yield return $"Left out: {Many(left.Count, "changed file")} ("
                + string.Join(
                    ", ",
                    left.GroupBy(one => one.Reason)
                        .OrderByDescending(group => group.Count())
                        .Select(group => $"{group.Count()} {group.Key}")
                )
                + "); proposals.json names them";
        }

        if (report.Proposals.Profile is { } profile)
        {
            yield return Profile(report, profile);
        }

        foreach (var notice in report.ShardNotices)
        {
            yield return notice;
        }

        if (report.Run is not { } run)
        {
            foreach (var notice in report.Proposals.Notices.Distinct())
            {
                yield return $"Note: {notice}";
            }

            yield break;
        }

        IReadOnlyList<RunRecord> runs = report.Runs.Count > 0 ? report.Runs : [run];
        foreach (var notice in runs.SelectMany(one => one.Notices).Distinct())
        {
            yield return $"Note: {notice}";
        }

        foreach (
            var baseline in runs.Select(one => one.Baseline)
                .OfType<BaselineFacts>()
                .Select(one =>
                    $"Baseline: {Many(one.Passing, "passing test")} in {string.Join(", ", one.TestProjects)}"
                )
                .Distinct()
        )
        {
            yield return baseline;
        }

        foreach (var excluded in runs.SelectMany(one => one.Baseline?.Excluded ?? []).Distinct())
        {
            yield return $"Left out at the baseline: {excluded}";
        }

        yield return run.Settings.Protocol == Protocol.Paper
            ? "Protocol: the paper's, 25 fresh processes per side, one-tailed Welch test"
            : $"Protocol: at most {run.Settings.Trials} trials of two processes in turns, sequential one-sided paired t test, confirmed on fresh trials; α = {run.Settings.Alpha}, least saving {run.Settings.MinSaving:P0}, seed {run.Settings.Seed}";
        foreach (var (shard, control) in runs.Select(one => (one.Settings.Shard, one.Control)))
        {
            if (control is null)
            {
                continue;
            }

            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Control{(shard is null ? "" : $" of shard {shard}")}: the baseline against itself {control.Speedup.Ratio:0.000}× ({control.Low.Ratio:0.000}–{control.High.Ratio:0.000}) in {control.Trials} trials: {control.Words}{(control.Passed ? $"; speedups below {control.Floor.Ratio:0.00}× cannot be told from noise" : ", so nothing counts as faster")}"
            );
        }

        foreach (var (settings, together) in runs.Select(one => (one.Settings, one.Together)))
        {
            if (together is null)
            {
                continue;
            }

            yield return $"Together{(settings.Together ? ", of all shards" : settings.Shard is { } shard ? $" in shard {shard}" : "")}: {Many(together.Kept.Count, "accepted edit")} built and tested as one change{(together.Dropped.Count == 0 ? "" : $"; dropped: {string.Join("; ", together.Dropped.Select(one => $"{one.CandidateId} ({one.Reason})"))}")}";
        }

        if (
            report.Shards > 1
            && report.Accepted.Count > 1
            && !runs.Any(one => one.Settings.Together && one.Together is not null)
        )
        {
            yield return "Edits of different shards were not built and tested together: run the tests again when all are accepted";
        }

        var stages = runs.SelectMany(one => one.Stages).GroupBy(stage => stage.Stage).ToList();
        if (stages.Count > 0)
        {
            yield return $"Time{(runs.Count > 1 ? $", of {runs.Count} shards together" : "")}: "
                + string.Join(
                    ", ",
                    stages.Select(stage =>
                        $"{stage.Key} {stage.Sum(one => one.Duration.TotalSeconds):0.0} s"
                    )
                );
        }
    }

    private static string Profile(RunReport report, ProfileFacts profile)
    {
        const int most = 8;
        var targets = report.Proposals.Changes.Targets;
        var unmet = targets.Count(target => profile.Members.All(one => one.Id != target.Id));
        return profile.Samples == 0
            ? "Profile: no sample was taken in this repository's code"
            : $"Profile: of {Many((int)profile.Samples, "sample")} of the tests, "
                + string.Join(
                    ", ",
                    profile
                        .Members.Take(most)
                        .Select(member =>
                            $"{targets.FirstOrDefault(target => target.Id == member.Id)?.Name ?? member.Id} {member.Share:P1}"
                        )
                )
                + (
                    profile.Members.Count > most
                        ? $", {profile.Members.Count - most} with less"
                        : ""
                )
                + (
                    unmet > 0
                        ? $"{(profile.Members.Count > 0 ? "; " : "")}no sample was taken in {unmet} of the changed members"
                        : ""
                );
    }

    public static string Many(int count, string one, string? many = null) =>
        $"{count} {(count == 1 ? one : many ?? one + "s")}";

    private static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;
}
