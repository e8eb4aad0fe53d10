using PieBot.Core.Runs;

namespace PieBot.Core.Tests.Runs;

public sealed class RunEstimateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_done_for_candidates_grows_with_them()
    {
        var estimate = RunEstimate.Of(Run(Noon), [Verdict("a"), Verdict("b")])!;

        // Baseline and control, 30 s, are had once; the rest is 20 s for two candidates.
        Assert.Equal(new(Noon, Seconds(30), Seconds(10), 2), estimate);
        Assert.Equal(Seconds(80), estimate.With(5));
    }

    [Fact]
    public void A_candidate_that_nothing_was_run_for_does_not_count() =>
        Assert.Equal(
            1,
            RunEstimate
                .Of(
                    Run(Noon),
                    [
                        Verdict("a"),
                        Verdict("b", VerdictKind.GuardRejected),
                        Verdict("c", VerdictKind.BaselineFailed),
                    ]
                )!
                .Candidates
        );

    [Fact]
    public void A_run_that_was_killed_or_verified_nothing_tells_nothing()
    {
        Assert.Null(RunEstimate.Of(Run(null), [Verdict("a")]));
        Assert.Null(RunEstimate.Of(Run(Noon), []));
        Assert.Null(RunEstimate.Of(Run(Noon), [Verdict("a", VerdictKind.GuardRejected)]));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static Verdict Verdict(string id, VerdictKind kind = VerdictKind.NotFaster) =>
        new(id, kind, "", null, null, TimeSpan.Zero);

    private static RunRecord Run(DateTimeOffset? ended) =>
        RunRecord.Begin(new(), [], "") with
        {
            Started = Noon,
            Ended = ended,
            Stages =
            [
                new("baseline", Seconds(20)),
                new("control", Seconds(10)),
                new("build", Seconds(4)),
                new("measure", Seconds(16)),
            ],
        };
}
