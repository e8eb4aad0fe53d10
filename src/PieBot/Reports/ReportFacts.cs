using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Tool.Reports;

/// <summary>What all written reports tell of a run as a whole, a line each: how it was measured, and how long the stages took.</summary>
internal static class ReportFacts
{
    public static IEnumerable<string> Of(RunReport report)
    {
        if (report.Proposals.Changes.LeftOut is { Count: > 0 } left)
        {
            yield return $"Left out: {Summary.Many(left.Count, "changed file")} ("
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
            foreach (var note in Notes(report.Proposals.Notices))
            {
                yield return note;
            }

            yield break;
        }

        IReadOnlyList<RunRecord> runs = report.Runs.Count > 0 ? report.Runs : [run];
        foreach (
            var fact in Notes(runs.SelectMany(one => one.Notices))
                .Concat(Baselines(runs))
                .Append(HowTimed(run.Settings))
                .Concat(Controls(runs))
                .Concat(Together(report, runs))
        )
        {
            yield return fact;
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

    private static IEnumerable<string> Notes(IEnumerable<string> notices) =>
        notices.Distinct().Select(notice => $"Note: {notice}");

    private static List<string> Baselines(IReadOnlyList<RunRecord> runs)
    {
        var baselines = runs.Select(one => one.Baseline).OfType<BaselineFacts>().ToList();
        return
        [
            .. baselines
                .Select(one =>
                    $"Baseline: {Summary.Many(one.Passing, "passing test")} in {string.Join(", ", one.TestProjects)}"
                )
                .Distinct(),
            .. baselines
                .SelectMany(one => one.Excluded)
                .Distinct()
                .Select(excluded => $"Left out at the baseline: {excluded}"),
        ];
    }

    private static string HowTimed(VerifySettings settings) =>
        settings.Protocol == Protocol.Paper
            ? "Protocol: the paper's, 25 fresh processes per side, one-tailed Welch test"
            : $"Protocol: at most {settings.Trials} trials of two processes in turns, sequential one-sided paired t test, confirmed on fresh trials; α = {settings.Alpha}, least saving {settings.MinSaving:P0}, seed {settings.Seed}";

    private static IEnumerable<string> Controls(IReadOnlyList<RunRecord> runs) =>
        runs.Where(one => one.Control is not null)
            .Select(one =>
                Control(
                    $"Control{(one.Settings.Shard is { } shard ? $" of shard {shard}" : "")}: the baseline",
                    one.Control!,
                    "faster"
                )
            );

    /// <summary>What came of timing equal code.</summary>
    /// <param name="what">That was timed against itself, and where.</param>
    /// <param name="nothing">What nothing counts as when it did not come out equal.</param>
    public static string Control(string what, ControlFacts control, string nothing) =>
        $"{what} against itself {control.Speedup.Ratio:0.000}× ({control.Low.Ratio:0.000}–{control.High.Ratio:0.000}) in {control.Trials} trials: {control.Words}{(control.Passed ? $"; speedups below {control.Floor.Ratio:0.00}× cannot be told from noise" : $", so nothing counts as {nothing}")}";

    private static IEnumerable<string> Together(RunReport report, IReadOnlyList<RunRecord> runs)
    {
        foreach (var (settings, together) in runs.Select(one => (one.Settings, one.Together)))
        {
            if (together is null)
            {
                continue;
            }

            yield return $"Together{(settings.Together ? ", of all shards" : settings.Shard is { } shard ? $" in shard {shard}" : "")}: {Summary.Many(together.Kept.Count, "accepted edit")} built and tested as one change{(together.Dropped.Count == 0 ? "" : $"; dropped: {string.Join("; ", together.Dropped.Select(one => $"{one.CandidateId} ({one.Reason})"))}")}";
        }

        if (
            report.Shards > 1
            && report.Accepted.Count > 1
            && !runs.Any(one => one.Settings.Together && one.Together is not null)
        )
        {
            yield return "Edits of different shards were not built and tested together: run the tests again when all are accepted";
        }
    }

    private static string Profile(RunReport report, ProfileFacts profile)
    {
        const int most = 8;
        var targets = report.Proposals.Changes.Targets;
        var unmet = targets.Count(target => profile.Members.All(one => one.Id != target.Id));
        return profile.Samples == 0
            ? "Profile: no sample was taken in this repository's code"
            : $"Profile: of {Summary.Many((int)profile.Samples, "sample")} of the tests, "
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
}
