using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class TrialScheduleTests
{
    [Fact]
    public void Alternates_which_side_starts_first()
    {
        var schedule = new TrialSchedule(7);

        var first = Enumerable.Range(1, 6).Select(schedule.First).ToList();

        Assert.Equal(3, first.Count(side => side == Side.Baseline));
        Assert.All(first.Zip(first.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Draws_the_same_order_from_the_same_seed()
    {
        List<Turn> one = [];
        List<Turn> other = [];
        List<Turn> reseeded = [];

        ScriptedTrials.Play(new(5), 1, (_, _, _) => 1e5, one);
        ScriptedTrials.Play(new(5), 1, (_, _, _) => 1e5, other);
        ScriptedTrials.Play(new(6), 1, (_, _, _) => 1e5, reseeded);

        Assert.Equal(one, other);
        Assert.NotEqual(one, reseeded);
    }

    [Fact]
    public void Every_seed_and_every_trial_has_turns_of_its_own()
    {
        static string Order(int seed, int trial)
        {
            var random = new TrialSchedule(seed).Turns(trial);
            return string.Concat(Enumerable.Range(0, 40).Select(_ => random.Next(2)));
        }

        Assert.Equal(Order(5, 1), Order(5, 1));
        Assert.NotEqual(Order(5, 1), Order(6, 1));
        Assert.NotEqual(Order(5, 1), Order(5, 2));
        Assert.NotEqual(Order(0, 1), Order(0, 2));
    }

    [Theory]
    [InlineData(1, Side.Candidate)]
    [InlineData(2, Side.Baseline)]
    public void A_resumed_run_starts_its_trials_as_the_run_before(int seed, object first) =>
        Assert.Equal(first, new TrialSchedule(seed).First(1));

    [Fact]
    public void Half_of_the_seeds_start_with_either_side()
    {
        var first = Enumerable.Range(0, 200).Select(seed => new TrialSchedule(seed).First(1));

        Assert.InRange(first.Count(side => side == Side.Baseline), 60, 140);
    }

    [Fact]
    public void Gives_both_sides_the_same_work_in_turns_next_to_each_other()
    {
        List<Turn> played = [];

        ScriptedTrials.Play(new(5), 2, (_, _, _) => 3e5, played);

        Assert.All(
            played.Chunk(2),
            pair =>
            {
                Assert.NotEqual(pair[0].Side, pair[1].Side);
                Assert.Equal(pair[0].Repetitions, pair[1].Repetitions);
            }
        );
        Assert.Contains(played.Chunk(2), pair => pair[0].Side == Side.Baseline);
        Assert.Contains(played.Chunk(2), pair => pair[0].Side == Side.Candidate);
    }

    [Fact]
    public void Sizes_turns_to_milliseconds_whatever_the_member_takes()
    {
        List<Turn> small = [];
        List<Turn> large = [];

        ScriptedTrials.Play(new(5), 1, (_, _, _) => 20e3, small);
        ScriptedTrials.Play(new(5), 1, (_, _, _) => 80e6, large);

        Assert.InRange(small[^1].Repetitions * 20e3, 5e6, 30e6);
        Assert.Equal(1, large[^1].Repetitions);
    }

    [Fact]
    public void Draws_as_many_processes_of_either_side()
    {
        var order = new TrialSchedule(1).Processes(25);

        Assert.Equal(50, order.Count);
        Assert.Equal(25, order.Count(side => side == Side.Baseline));
        Assert.NotEqual(order, new TrialSchedule(2).Processes(25));
    }
}
