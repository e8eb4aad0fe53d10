using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class ContestTests
{
    private static readonly SequentialTest Test = new(0.05);

    [Fact]
    public void One_candidate_is_tested_alone_to_a_finding()
    {
        var contest = new Contest(1, Test, 0.1);

        Assert.Equal([0, 0], Play(contest, (_, trial) => 0.7 + (0.01 * trial)));
        Assert.Equal(0, contest.Winner);
        Assert.Equal(Finding.Faster, contest.Of(0));
        Assert.Equal([0.7, 0.71], contest.Samples(0));
    }

    [Fact]
    public void One_that_is_not_faster_stays_as_what_was_found()
    {
        var contest = new Contest(1, Test, 0.1);

        Assert.Equal([0, 0], Play(contest, (_, trial) => -0.3 - (0.0001 * trial)));
        Assert.Equal(0, contest.Winner);
        Assert.Equal(Finding.NotFaster, contest.Of(0));
    }

    [Fact]
    public void Two_are_compared_after_two_trials_each_by_their_means()
    {
        var contest = new Contest(2, Test, 0.1);

        // The first has the better mean and the worse trial.
        var order = Play(
            contest,
            (one, trial) => one == 1 ? 0.2 + (0.05 * trial) : 0.5 - (0.4 * (trial % 2)),
            5
        );

        Assert.Equal([0, 1, 0, 1, 0], order);
        Assert.Equal(2, contest.Samples(1).Count);
        Assert.Equal(Finding.Outdone, contest.Of(1));
        Assert.Null(contest.Winner);
    }

    [Fact]
    public void Says_who_is_likely_to_have_the_turn_behind_the_next()
    {
        var two = new Contest(2, Test, 0.1);
        Assert.Equal(1, two.AfterNext);
        two.Record(0.5);
        // Who stays is decided when the round is over.
        Assert.Null(two.AfterNext);

        var one = new Contest(1, new SequentialTest(0.05, 4), 0.1);
        for (var trial = 1; trial <= 3; trial++)
        {
            Assert.Equal(0, one.AfterNext);
            one.Record(trial % 2 == 0 ? 1.5 : -1.5);
        }

        // The last that there can be.
        Assert.Equal(0, one.Next);
        Assert.Null(one.AfterNext);
    }

    [Fact]
    public void Four_all_have_a_second_trial()
    {
        var order = Play(new(4, Test, 0.1), (one, trial) => Noisy(one, trial), 8);

        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3], order);
    }

    [Fact]
    public void Of_many_the_worse_half_leaves_after_a_trial_each()
    {
        double[] gains = [0.1, 0.4, 0.3, 0.05, 0.9];

        var order = Play(new(5, Test, 0.1), (one, trial) => gains[one] + Noisy(0, trial), 11);

        Assert.Equal([0, 1, 2, 3, 4, 1, 2, 4, 1, 4, 4], order);
    }

    [Fact]
    public void Who_is_known_not_to_be_faster_leaves_before_the_halves_are_made()
    {
        var order = Play(
            new(3, Test, 0.1),
            (one, trial) => one == 0 ? -0.3 - (0.0001 * trial) : (0.1 * one) + Noisy(0, trial),
            7
        );

        Assert.Equal([0, 1, 2, 0, 1, 2, 2], order);
    }

    [Fact]
    public void When_none_is_faster_there_is_no_winner()
    {
        var contest = new Contest(2, Test, 0.1);

        Play(contest, (_, trial) => -0.3 - (0.0001 * trial));

        Assert.Null(contest.Next);
        Assert.Null(contest.Winner);
        Assert.All([0, 1], one => Assert.Equal(Finding.NotFaster, contest.Of(one)));
    }

    [Fact]
    public void A_finding_is_not_taken_back()
    {
        var contest = new Contest(3, Test, 0.1);

        // Certain after two trials, in doubt again after the third.
        var order = Play(
            contest,
            (one, trial) => one == 0 ? (trial < 2 ? 0.7 : -0.1) : (0.05 * one) + Noisy(0, trial)
        );

        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 2], order);
        Assert.Equal(0, contest.Winner);
        Assert.Equal(Finding.Faster, contest.Of(0));
    }

    [Fact]
    public void Who_cannot_be_timed_is_taken_out()
    {
        var contest = new Contest(3, Test, 0.1);
        contest.Withdraw();
        contest.Record(0.3);
        contest.Withdraw();

        // The round ended with the last one's leaving.
        Assert.Equal(1, contest.Next);
        contest.Withdraw();
        Assert.Null(contest.Next);
        Assert.Null(contest.Winner);
        Assert.Equal([0.3], contest.Samples(1));
    }

    // Too scattered for any finding in the first trials.
    private static double Noisy(int one, int trial) => (0.01 * one) + (trial % 2 == 0 ? 0.4 : 0);

    // Who had a turn, in order; a gain is of a candidate and its trial, from 0.
    private static List<int> Play(Contest contest, Func<int, int, double> gain, int most = 100)
    {
        var order = new List<int>();
        while (contest.Next is { } one && order.Count < most)
        {
            order.Add(one);
            contest.Record(gain(one, contest.Samples(one).Count));
        }

        return order;
    }
}
