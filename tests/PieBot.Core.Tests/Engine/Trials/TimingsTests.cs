using PieBot.Core.Engine.Trials;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Trials;

/// <summary>What is looked at beside the speedup itself.</summary>
public sealed class TimingsTests
{
    [Theory]
    // The member takes half the time by its thread's clock, and by the wall as much, half, or nearly as much as before.
    [InlineData(1000, 500, true, false)]
    [InlineData(1000, 1000, true, true)]
    [InlineData(1000, 800, true, true)]
    [InlineData(1000, 600, true, false)]
    // By a clock that sees the whole process nothing can hide.
    [InlineData(1000, 1000, false, false)]
    public void Work_that_went_to_other_threads_is_no_gain(
        double wallBefore,
        double wallAfter,
        bool threadClock,
        bool expected
    ) =>
        Assert.Equal(
            expected,
            Of(
                    Spent(member: 100, wall: 10_000, memberWall: wallBefore),
                    Spent(member: 50, wall: 9_950, memberWall: wallAfter)
                )
                .IsOffloaded(threadClock)
        );

    [Fact]
    public void A_gain_too_small_to_tell_went_nowhere() =>
        Assert.False(
            Of(
                    Spent(member: 100, wall: 10_000, memberWall: 1000),
                    Spent(member: 95, wall: 10_000, memberWall: 1000)
                )
                .IsOffloaded(threadClock: true)
        );

    [Theory]
    // Of a round that is mostly the member: what the member saves, the round saves.
    [InlineData(1000, 900, 500, 600, false)]
    [InlineData(1000, 900, 500, 900, true)]
    [InlineData(1000, 900, 500, 799, false)]
    // Too little saved, or too little of the round, to look for it there.
    [InlineData(1000, 900, 820, 1000, false)]
    [InlineData(2000, 900, 500, 2000, false)]
    public void What_leaves_the_member_and_not_the_round_went_elsewhere(
        double wallBefore,
        double memberBefore,
        double memberAfter,
        double wallAfter,
        bool expected
    ) =>
        Assert.Equal(
            expected,
            Of(
                    Spent(memberBefore, wallBefore, memberBefore),
                    Spent(memberAfter, wallAfter, memberAfter)
                )
                .IsOffloaded(threadClock: false)
        );

    [Fact]
    public void Nothing_is_known_of_it_without_trials_or_their_wall_time()
    {
        Assert.False(Of(SideTotals.Unknown, SideTotals.Unknown).IsOffloaded(threadClock: true));
        Assert.False(
            Of(SideTotals.Unknown, SideTotals.Unknown, trials: 0).IsOffloaded(threadClock: true)
        );
    }

    [Fact]
    public void The_test_that_gets_slower_is_told_by_its_place()
    {
        var slower = Of(Tests(100, 100, 100), Tests(50, 100, 130)).SlowerTest(0.05);

        Assert.Equal(2, slower!.Value.Test);
        Assert.Equal(1 / 1.3, slower.Value.Speedup.Ratio, 0.02);
    }

    [Theory]
    // Less than 5 % is not worth the gain of the others; and what a test takes must be known.
    [InlineData(104)]
    [InlineData(double.NaN)]
    [InlineData(0)]
    public void A_test_that_is_hardly_slower_is_not_held_against_it(double after) =>
        Assert.Null(Of(Tests(100), Tests(after)).SlowerTest(0.05));

    [Fact]
    public void One_trial_shows_no_slower_test() =>
        Assert.Null(Of(Tests(100), Tests(200), trials: 1).SlowerTest(0.05));

    [Fact]
    public void Two_that_agree_do() =>
        Assert.NotNull(Of(Tests(100), Tests(200), trials: 2).SlowerTest(0.05));

    [Fact]
    public void The_ratio_of_whole_tests_is_the_geometric_mean_over_trials_where_it_is_known()
    {
        Assert.Equal(
            4,
            Of(
                Spent(1, 1, 1) with
                {
                    Tests = 400,
                },
                Spent(1, 1, 1) with
                {
                    Tests = 100,
                }
            ).Tests!.Value.Ratio,
            9
        );
        Assert.NotNull(
            Of(
                Spent(1, 1, 1) with
                {
                    Tests = 400,
                },
                Spent(1, 1, 1) with
                {
                    Tests = 100,
                },
                trials: 1
            ).Tests
        );
        Assert.Null(Of(Spent(1, 1, 1), Spent(1, 1, 1)).Tests);
        Assert.Null(Of(Spent(1, 1, 1), Spent(1, 1, 1), trials: 0).Tests);
    }

    [Fact]
    public void Allocations_of_the_candidate_are_those_for_one_call_of_the_baselines()
    {
        var allocated = Of(
            Spent(1, 1, 1) with
            {
                Allocated = 90,
                Calls = 1,
            },
            Spent(1, 1, 1) with
            {
                Allocated = 20,
                Calls = 3,
            }
        ).Allocated;

        Assert.Equal(new Allocated(90, 60), allocated);
        Assert.Null(Of(SideTotals.Unknown, SideTotals.Unknown).Allocated);
        Assert.Null(Of(SideTotals.Unknown, SideTotals.Unknown, trials: 0).Allocated);
    }

    [Theory]
    // Of what runs once a process the cold times count, else the means of the rounds without the extremes.
    [InlineData(nameof(Repetition.OncePerProcess), 8, 4)]
    [InlineData(nameof(Repetition.WholeProgram), 8, 4)]
    [InlineData(nameof(Repetition.InProcess), 3, 5)]
    public void The_time_of_a_call_is_that_of_the_way_it_was_timed(
        string repetition,
        double baseline,
        double candidate
    )
    {
        var suite = new ScriptedSuite(() => new());
        var timings = Timings.Of(
            ScriptedEngine.Pair(suite, suite, Enum.Parse<Repetition>(repetition)),
            Enumerable
                .Range(1, 4)
                .Select(trial => new TimedTrial(
                    0.5 + (0.01 * trial),
                    new((8, 4), [3, 3, 3, 3], [5, 5, 5, 5]),
                    SideTotals.Unknown,
                    SideTotals.Unknown
                ))
                .ToList(),
            0.05
        );

        Assert.Equal(
            (baseline, candidate),
            (timings.Baseline.Nanoseconds, timings.Candidate.Nanoseconds)
        );
        Assert.Equal(0.525, timings.Result.Estimate, 9);
        Assert.Equal(2, timings.Cold!.Value.Ratio, 9);
    }

    private static SideTotals Spent(double member, double wall, double memberWall) =>
        SideTotals.Unknown with
        {
            Member = member,
            Wall = wall,
            MemberWall = memberWall,
        };

    private static SideTotals Tests(params double[] times) =>
        SideTotals.Unknown with
        {
            ByTest = times,
        };

    // Trials that are much alike, but not the same.
    private static Timings Of(SideTotals baseline, SideTotals candidate, int trials = 6)
    {
        var timed = Enumerable
            .Range(0, trials)
            .Select(trial =>
            {
                var jitter = 1 + (0.001 * (trial % 3));
                return new TimedTrial(
                    Math.Log(baseline.Member / candidate.Member),
                    new((1, 1), [1], [1]),
                    baseline,
                    candidate with
                    {
                        ByTest = candidate.ByTest.Select(time => time * jitter).ToList(),
                    }
                );
            })
            .ToList();
        return new(new(0, 0, 0, 0, 0, 1), trials, new(1), new(1), timed);
    }
}
