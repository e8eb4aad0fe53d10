using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Core.Verification;

namespace PieBot.Core.Tests.Verification;

public sealed class RankingTests
{
    [Fact]
    public void Proven_speedup_comes_before_everything_else() =>
        Assert.Equal(
            ["risky-and-long", "plain"],
            Order(
                Faster("plain", 1.5, lines: 1),
                Faster("risky-and-long", 3, lines: 9, Risk.DroppedCheck, Risk.ChangedOrder)
            )
        );

    [Fact]
    public void Of_equal_speedups_the_one_with_fewer_risks_comes_first() =>
        Assert.Equal(
            ["plain", "one-risk", "two-risks"],
            Order(
                Faster("two-risks", 2.02, lines: 1, Risk.DroppedLock, Risk.DroppedCheck),
                Faster("one-risk", 2.01, lines: 1, Risk.DroppedLock),
                Faster("plain", 2.0, lines: 9)
            )
        );

    [Fact]
    public void Then_the_smaller_diff() =>
        Assert.Equal(
            ["short", "long"],
            Order(Faster("long", 2.01, lines: 9), Faster("short", 2.0, lines: 2))
        );

    [Fact]
    public void What_is_not_faster_comes_after_what_is_and_what_was_not_verified_last() =>
        Assert.Equal(
            ["faster", "slower", "unverified"],
            Order(
                (Candidate("unverified", 1), null),
                (Candidate("slower", 1), Verdict("slower", VerdictKind.NotFaster, 9)),
                Faster("faster", 1.2, 1)
            )
        );

    private static IEnumerable<string> Order(params (Candidate, Verdict?)[] rows) =>
        Ranking.Order(rows, row => row.Item1, row => row.Item2).Select(row => row.Item1.Id);

    private static (Candidate, Verdict?) Faster(
        string id,
        double ratio,
        int lines,
        params Risk[] risks
    ) =>
        (
            Candidate(id, lines) with
            {
                Risks = risks.Length > 0 ? risks : null,
            },
            Verdict(id, VerdictKind.Faster, ratio)
        );

    private static Candidate Candidate(string id, int lines) =>
        new(id, "t", [new("A.cs", new(1, lines), "", "x")], "test", "t", "r");

    private static Verdict Verdict(string id, VerdictKind kind, double ratio) =>
        new(
            id,
            kind,
            "",
            null,
            new(
                Protocol.Paired,
                Metric.Member,
                new(ratio),
                new(ratio),
                new(ratio),
                0,
                8,
                new(ratio),
                new(1),
                null
            ),
            TimeSpan.Zero
        );
}
