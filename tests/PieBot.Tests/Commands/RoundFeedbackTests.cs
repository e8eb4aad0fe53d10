using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Proposals.Models.Rounds;
using PieBot.Core.Runs;
using PieBot.Tests.Reports;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

/// <summary>What goes back to the model in a round, and when the search ends.</summary>
public sealed class RoundFeedbackTests
{
    [Theory]
    [InlineData(1, 1, "BuildFailed", "wrong Failed")]
    [InlineData(1, 1, "BehavesDifferently", "wrong Failed")]
    [InlineData(1, 1, "TimedOut", "wrong Failed")]
    [InlineData(0, 1, "BuildFailed", "")]
    // What the guard refuses went back when it was proposed.
    [InlineData(1, 1, "GuardRejected", "")]
    [InlineData(1, 1, "Faster", "")]
    [InlineData(0, 2, "Faster", "wrong Won")]
    [InlineData(0, 2, "NotFaster", "wrong Lost")]
    [InlineData(1, 2, "NotCovered", "")]
    public void What_goes_back_follows_from_the_verdict(
        int repairs,
        int rounds,
        string kind,
        string back
    ) =>
        Assert.Equal(
            back,
            Of(
                new("m") { Repairs = repairs, Rounds = rounds },
                2,
                [("wrong", null, Enum.Parse<VerdictKind>(kind), 1.5)]
            )
        );

    [Fact]
    public void The_best_goes_on_and_of_losers_only_where_none_won() =>
        Assert.Equal(
            "better Won",
            Of(
                new("m") { Rounds = 2 },
                2,
                [
                    ("good", null, VerdictKind.Faster, 1.5),
                    ("better", null, VerdictKind.Faster, 2.5),
                    ("close", null, VerdictKind.NotFaster, 3.5),
                ]
            )
        );

    [Theory]
    [InlineData(2.0, "")]
    [InlineData(3.0, "second Won")]
    public void A_round_that_gains_nothing_ends_the_search(double second, string back) =>
        Assert.Equal(
            back,
            Of(
                new("m") { Rounds = 3 },
                3,
                [
                    ("first", null, VerdictKind.Faster, 2.5),
                    ("second", 2, VerdictKind.Faster, second),
                ]
            )
        );

    [Fact]
    public void Living_mutants_go_back_and_rules_do_not()
    {
        var candidate = new Candidate("c", "t", [], "rules:CA1860", "t", "r");
        var verdict = new Verdict("c", VerdictKind.BuildFailed, "no", null, null, TimeSpan.Zero);
        Assert.Empty(new RoundFeedback(new("m"), [verdict]).Of([candidate], 2));

        var mutated = verdict with
        {
            Kind = VerdictKind.NotCovered,
            Tests = new(1, 1, [], [], new(3, 0, ["a"])),
        };
        Assert.Equal(
            FeedbackKind.Failed,
            Assert
                .Single(
                    new RoundFeedback(new("m"), [mutated]).Of(
                        [candidate with { Origin = "model:m#1" }],
                        2
                    )
                )
                .Kind
        );
    }

    private static string Of(
        ModelSettings settings,
        int round,
        IReadOnlyList<(string Id, int? Round, VerdictKind Kind, double Speedup)> all
    ) =>
        string.Join(
            ", ",
            new RoundFeedback(
                settings,
                all.Select(one => new Verdict(
                    one.Id,
                    one.Kind,
                    "why",
                    null,
                    Sample.Measurement(one.Speedup),
                    TimeSpan.Zero
                ))
            )
                .Of(
                    all.Select(one => new Candidate(
                            one.Id,
                            "t",
                            [],
                            "model:m#1",
                            "t",
                            "r",
                            Round: one.Round
                        ))
                        .ToList(),
                    round
                )
                .Select(one => $"{one.Candidate.Id} {one.Kind}")
        );
}
