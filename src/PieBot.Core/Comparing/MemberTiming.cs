using PieBot.Core.Configuration;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Workers;

namespace PieBot.Core.Comparing;

/// <summary>Times a member at both commits until it can be told which is faster.</summary>
/// <param name="test">At the share of alpha that each member has.</param>
internal sealed class MemberTiming(TrialRunner trials, TwoSidedTest test, VerifySettings settings)
{
    /// <param name="place">Which of how many members this is, for people.</param>
    public async Task<ComparedMember> RunAsync(
        PreparedPair prepared,
        string place,
        CancellationToken cancellationToken
    )
    {
        var timed = new List<TimedTrial>();
        var samples = new List<double>();
        Difference? difference = null;
        while (difference is null)
        {
            var (trial, fault) = await trials.RunAsync(
                new(
                    prepared.Member.Id,
                    "measure",
                    timed.Count + 1,
                    prepared.Pair,
                    $"{place} {prepared.Member.Name}: trial {timed.Count + 1}, at most {settings.Trials}"
                )
                {
                    Next =
                        timed.Count + 1 < settings.Trials ? (prepared.Pair, timed.Count + 2) : null,
                },
                cancellationToken
            );
            if (trial is null)
            {
                return Row(prepared.Member, null, Words(fault!), null, prepared.Tests);
            }

            timed.Add(trial);
            samples.Add(trial.LogRatio);
            difference = test.Judge(samples, settings.MinSaving);
        }

        await trials.RestAsync();
        var timings = Timings.Of(prepared.Pair, timed, settings.Alpha);
        var elsewhere =
            difference == Difference.Faster
            && timings.IsOffloaded(prepared.Pair.Clock == ProbeClock.Thread);
        return Row(
            prepared.Member,
            elsewhere ? Difference.Undecided : difference,
            elsewhere
                    ? "it takes less time, but the tests as a whole do not: the work went elsewhere"
                : difference == Difference.Undecided
                    ? $"{samples.Count} trials cannot decide; more might (--trials)"
                : null,
            Times(prepared, timings, test.Interval(samples)),
            prepared.Tests
        );
    }

    public static ComparedMember Row(
        MemberPair member,
        Difference? difference,
        string? reason,
        ComparedTimes? times,
        IReadOnlyList<string> tests
    ) =>
        new(
            member.Id,
            member.Name,
            member.Head.Path,
            member.Head.Lines.Start,
            member.Changed,
            difference,
            reason,
            times,
            tests
        );

    private static ComparedTimes Times(PreparedPair prepared, Timings timings, TTestResult interval)
    {
        var pair = prepared.Pair;
        UnitTime Scaled(UnitTime time, long calls) =>
            prepared.ByRun ? new(time.Nanoseconds * calls) : time;
        var (was, now) = prepared.Calls ?? (1, 1);
        return new(
            pair.Metric,
            pair.Metric == Metric.Tests || prepared.ByRun ? "run" : "call",
            Scaled(timings.Baseline, was),
            Scaled(timings.Candidate, was),
            new(Math.Exp(interval.Estimate)),
            new(Math.Exp(interval.Low)),
            new(Math.Exp(interval.High)),
            timings.Count,
            prepared.Calls is null ? [] : [was, now],
            pair.Metric == Metric.Member ? timings.Tests : null,
            pair.Coverage.Repetition == Repetition.InProcess ? timings.Cold : null,
            timings.Allocated,
            Note(prepared, was, now)
        );
    }

    private static string? Note(PreparedPair prepared, long was, long now) =>
        prepared.Pair.Coverage.Repetition switch
        {
            Repetition.OncePerProcess =>
                "the tests cannot be repeated in one process: each trial is one cold run, and only large differences show",
            Repetition.WholeProgram =>
                "no worker can drive the tests: each trial runs the whole test program, and only large differences show",
            _ when prepared.Pair.Metric == Metric.Tests =>
                "its own time cannot be probed: the tests around it are timed",
            _ when prepared.ByRun =>
                $"the same tests call it {now} times instead of {was}: times are of all calls together",
            _ => null,
        };

    private static string Words(TimingFault fault)
    {
        var commit = fault.Side == Side.Baseline ? "base" : "head";
        return fault.FailedTests.Count > 0
            ? $"its tests fail at the {commit} when repeated: {string.Join(", ", fault.FailedTests.Take(3))}"
            : $"at the {commit} {fault.Reason}";
    }
}
