using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class TurnsTests
{
    // Of turns of 5 ms each.
    private const int FirstPhase = 4;
    private const int Phase = 8;

    [Fact]
    public void Begins_with_one_cold_repetition_a_side_which_is_told_apart()
    {
        var played = Play(
            (turn, index) => Of(turn, 5e6, index < 2 ? 70 + index : 10),
            first: Side.Candidate
        );

        Assert.Equal([new(Side.Candidate, 1), new(Side.Baseline, 1)], played.Turns.Take(2));
        Assert.Equal((71, 70), played.Result.Cold);
        Assert.All(played.Result.Baseline, each => Assert.Equal(10, each));
    }

    [Fact]
    public void Settles_for_a_tenth_of_a_second_at_most()
    {
        // One call a turn: 20 ms, then 40 ms a phase; 100 ms is not yet more than that.
        var played = Play((turn, _) => Of(turn, 5e6, 10));

        Assert.Equal(FirstPhase + (3 * Phase), played.Settling);
        // 0.2 s by 10 ms a pair.
        Assert.Equal(20, played.Result.Baseline.Count);
        Assert.Equal(20, played.Result.Candidate.Count);
    }

    [Theory]
    [InlineData(2, 2, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(1, 2, 3)]
    public void Settles_until_either_side_has_been_called_twenty_times(
        int baseline,
        int candidate,
        int phases
    )
    {
        // Ten turns a side in three phases.
        var played = Play(
            (turn, _) =>
            {
                var units = turn.Side == Side.Baseline ? baseline : candidate;
                return new(units, 10 * units, 5e6);
            }
        );

        Assert.Equal(FirstPhase + (phases * Phase), played.Settling);
    }

    [Theory]
    [InlineData(0, 0.8)]
    [InlineData(1, 0.8)]
    [InlineData(0, 1.25)]
    [InlineData(1, 1.25)]
    public void Settles_until_no_side_gets_faster_or_slower(int side, double change)
    {
        var played = Play(
            (turn, index) =>
                Of(
                    turn,
                    100,
                    (int)turn.Side == side
                        ? 100 * Math.Pow(change, Math.Min(PhaseOf(index), 4))
                        : 100
                )
        );

        Assert.Equal(FirstPhase + (4 * Phase), played.Settling);
        Assert.Equal(30, played.Result.Baseline.Count);
        Assert.Equal(2000, played.Turns[^1].Repetitions);
    }

    [Fact]
    public void Is_settled_after_three_phases_when_the_fastest_rounds_agree()
    {
        var random = new Random(1);

        var played = Play(
            (turn, index) => Of(turn, 100, index % 4 < 2 ? 100 : 200 + random.Next(10_000))
        );

        Assert.Equal(FirstPhase + (2 * Phase), played.Settling);
    }

    [Fact]
    public void What_never_settles_is_measured_after_twelve_phases()
    {
        var played = Play((turn, index) => Of(turn, 100, 100 * Math.Pow(0.8, PhaseOf(index))));

        Assert.Equal(FirstPhase + (11 * Phase), played.Settling);
    }

    [Theory]
    [InlineData(25e3, 200)]
    [InlineData(20e3, 250)]
    public void A_phase_of_at_least_twice_the_size_is_not_compared(double later, int repetitions)
    {
        // The member is steady; what is around it gets faster in the third phase.
        var played = Play((turn, index) => Of(turn, PhaseOf(index) < 3 ? 50e3 : later, 10));

        Assert.Equal(FirstPhase + (3 * Phase), played.Settling);
        Assert.Equal(repetitions, played.Turns[^1].Repetitions);
    }

    [Fact]
    public void The_slower_side_says_how_many_repetitions_make_a_turn()
    {
        var played = Play((turn, _) => Of(turn, turn.Side == Side.Baseline ? 1e6 : 2.5e6, 10));

        Assert.Equal(2, played.Turns[^1].Repetitions);
        // 0.2 s by 7 ms a pair.
        Assert.Equal(28, played.Result.Baseline.Count);
    }

    [Fact]
    public void Rounds_are_counted_by_the_size_they_will_have()
    {
        // Turns of 5 repetitions that stall, all but one pair, which says that 10 fit.
        var played = Play(
            (turn, index) =>
                index < 2 + FirstPhase ? Of(turn, 1e6, 10)
                : index < 2 + FirstPhase + Phase - 2 ? Of(turn, 4e6, 10)
                : Of(turn, 0.5e6, 10)
        );

        Assert.Equal(FirstPhase + Phase, played.Settling);
        Assert.Equal(10, played.Turns[^1].Repetitions);
        Assert.Equal(20, played.Result.Baseline.Count);
    }

    [Theory]
    [InlineData(0.99e9, 0.1e9, 4)]
    [InlineData(1e9, 0.1e9, 2)]
    [InlineData(0.1e9, 2e9, 2)]
    public void After_a_cold_repetition_of_seconds_the_first_phase_is_a_pair(
        double baseline,
        double candidate,
        int turns
    )
    {
        // A phase that takes longer than settling may: it is the only one.
        var played = Play(
            (turn, index) =>
                Of(
                    turn,
                    index >= 2 ? 0.2e9
                        : turn.Side == Side.Baseline ? baseline
                        : candidate,
                    10
                )
        );

        Assert.Equal(turns, played.Settling);
    }

    [Theory]
    [InlineData(4e6, 10e6, 1, 14)]
    [InlineData(1.5e6, 2.5e6, 2, 25)]
    [InlineData(2.5e6, 1.5e6, 2, 25)]
    [InlineData(1, 1, 2000, 30)]
    [InlineData(0, 0, 2000, 30)]
    [InlineData(0.2e9, 0.2e9, 1, 6)]
    [InlineData(0.25e9, 0.25e9, 1, 3)]
    [InlineData(1.5e9, 1.5e9, 1, 3)]
    [InlineData(2e9, 2e9, 1, 1)]
    public void Processes_of_their_own_are_measured_at_once(
        double baseline,
        double candidate,
        int repetitions,
        int rounds
    )
    {
        var played = Play(
            (turn, _) => Of(turn, turn.Side == Side.Baseline ? baseline : candidate, 10),
            settles: false
        );

        Assert.Equal(0, played.Settling);
        Assert.Equal(rounds, played.Result.Baseline.Count);
        Assert.Equal(repetitions, played.Turns[^1].Repetitions);
    }

    [Fact]
    public void The_order_of_every_pair_is_drawn()
    {
        var played = Play((turn, _) => Of(turn, 5e6, 10));

        Assert.All(
            played.Turns.Skip(2).Where((_, index) => index % 2 == 0),
            turn => Assert.Equal(Side.Baseline, turn.Side)
        );
        played = Play((turn, _) => Of(turn, 5e6, 10), random: new Drawn(1));
        Assert.All(
            played.Turns.Skip(2).Where((_, index) => index % 2 == 0),
            turn => Assert.Equal(Side.Candidate, turn.Side)
        );
    }

    [Fact]
    public void A_member_that_was_not_reached_has_no_time() =>
        Assert.True(double.IsNaN(new Round(0, 5, 10).PerUnit));

    [Fact]
    public void The_time_of_a_unit_is_that_of_all_by_their_number() =>
        Assert.Equal(2.5, new Round(4, 10, 100).PerUnit);

    // The phase of settling that a turn belongs to, 1-based; 0 for the cold ones.
    private static int PhaseOf(int index) =>
        index < 2 ? 0
        : index < 2 + FirstPhase ? 1
        : 2 + ((index - 2 - FirstPhase) / Phase);

    private static Round Of(Turn turn, double wall, double unit) =>
        new(turn.Repetitions, turn.Repetitions * unit, turn.Repetitions * wall);

    private static Played Play(
        Func<Turn, int, Round> round,
        Side first = Side.Baseline,
        bool settles = true,
        Random? random = null
    )
    {
        var turns = new Turns(first, random ?? new Drawn(0), settles);
        var played = new List<Turn>();
        while (turns.Next() is { } turn)
        {
            Assert.True(played.Count < 1000, "the trial does not end");
            played.Add(turn);
            turns.Record(round(turn, played.Count - 1));
        }

        return new(played, turns.Result());
    }

    private sealed record Played(IReadOnlyList<Turn> Turns, TrialResult Result)
    {
        public int Settling => Turns.Count - 2 - Result.Baseline.Count - Result.Candidate.Count;
    }

    private sealed class Drawn(int value) : Random
    {
        public override int Next(int maxValue) => value;
    }
}
