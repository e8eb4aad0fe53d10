using PieBot.Core.Engine.Checks;
using PieBot.Core.Runs;
using PieBot.Workers;
using static PieBot.Testing.Scripted.ScriptedEngine;

namespace PieBot.Core.Tests.Engine.Checks;

public sealed class TestChoiceTests
{
    private const double Millisecond = 1e6;

    [Fact]
    public void Of_tests_that_take_no_longer_than_ten_seconds_all_are_tried() =>
        Assert.Equal(["b", "a"], TestChoice.Sample([Reaching("b", 9.9), Reaching("a", 0.1)]));

    [Fact]
    public void Of_others_short_ones_and_long_ones_alike() =>
        Assert.Equal(
            ["long", "middle", "short"],
            TestChoice.Sample([
                Reaching("long", 5),
                Reaching("a", 0.6),
                Reaching("middle", 2),
                Reaching("b", 4),
                Reaching("short", 0.5),
            ])
        );

    [Fact]
    public void Where_each_takes_longer_the_shortest_alone() =>
        Assert.Equal(["a"], TestChoice.Sample([Reaching("b", 30), Reaching("a", 20)]));

    private static ReachingTest Reaching(string id, double seconds) =>
        new(id, (long)(seconds * 1e9));

    [Theory]
    // Warm, 250 ms are long; where the test may have been compiled meanwhile, 1 s is.
    [InlineData(249, false, true)]
    [InlineData(250, false, false)]
    [InlineData(250, true, true)]
    [InlineData(1000, true, false)]
    public void A_long_test_is_left_out(double milliseconds, bool isCold, bool taken) =>
        Assert.Equal(
            taken ? ["quick", "long"] : ["quick"],
            TestChoice
                .Brief([Test("quick", 1, 0.5), Test("long", milliseconds, 0.5)], isCold)
                .Select(test => test.Id)
        );

    [Theory]
    [InlineData(1999, true)]
    [InlineData(2000, false)]
    public void Eight_times_as_long_is_much_too_long(double milliseconds, bool taken) =>
        Assert.Equal(
            taken ? ["empty", "works"] : ["empty"],
            TestChoice
                .Brief([Test("empty", 1, 0.001), Test("works", milliseconds, 900)])
                .Select(test => test.Id)
        );

    [Fact]
    public void The_shortest_of_those_that_work_the_members_is_taken_along() =>
        Assert.Equal(
            ["empty", "works"],
            TestChoice
                .Brief([Test("empty", 1, 0.001), Test("longer", 800, 700), Test("works", 400, 300)])
                .Select(test => test.Id)
        );

    [Fact]
    public void What_spends_less_than_a_twentieth_of_the_hardest_there_is_not_worth_it() =>
        Assert.Equal(
            ["hard", "twentieth"],
            TestChoice
                .Worthwhile([
                    Test("hard", 10, 10),
                    Test("twentieth", 10, 0.5),
                    Test("less", 10, 0.49),
                ])
                .Select(test => test.Id)
        );

    [Fact]
    public void Those_that_spend_most_of_their_time_there_come_first_and_a_turn_takes_50_ms() =>
        Assert.Equal(
            ["half", "third", "quarter"],
            TestChoice
                .Worthwhile([
                    Test("quarter", 20, 5),
                    Test("half", 20, 10),
                    Test("fifth", 20, 4),
                    Test("third", 10, 10.0 / 3),
                ])
                .Select(test => test.Id)
        );

    [Fact]
    public void One_that_takes_longer_than_a_turn_may_is_taken_alone() =>
        Assert.Equal(
            ["one"],
            TestChoice
                .Worthwhile([Test("one", 80, 70), Test("other", 1, 0.5)])
                .Select(test => test.Id)
        );

    [Fact]
    public void Fifty_tests_are_enough()
    {
        var many = Enumerable.Range(1, 60).Select(number => Test($"{number}", 0.1, 0.1)).ToList();

        Assert.Equal(50, TestChoice.Worthwhile(many).Count);
        Assert.Equal(60, TestChoice.Promising(many).Count);
    }

    [Fact]
    public void Of_tests_that_ran_cold_light_ones_are_promising_too() =>
        Assert.Equal(
            ["first", "light"],
            TestChoice
                .Promising([Test("first", 10, 9), Test("light", 10, 0.01)])
                .Select(test => test.Id)
        );

    [Fact]
    public void Timed_tests_run_first_and_then_the_others_in_ever_larger_slices()
    {
        var others = Enumerable.Range(1, 30).Select(number => $"other {number}").ToList();

        var slices = TestChoice
            .Slices(Coverage() with { Covering = [.. others, "timed"], Timed = ["timed"] })
            .ToList();

        Assert.Equal(["timed"], slices[0]);
        Assert.Equal([1, 8, 16, 6], slices.Select(slice => slice.Count));
        Assert.Equal(others, slices.Skip(1).SelectMany(slice => slice));
    }

    [Fact]
    public void A_timed_test_that_does_not_cover_the_members_does_not_run() =>
        Assert.Equal(
            [
                ["covers"],
            ],
            TestChoice.Slices(Coverage() with { Covering = ["covers"], Timed = ["timed"] })
        );

    private static CoveredTest Test(string name, double wall, double members) =>
        new(name, true, 1, (long)(members * Millisecond), (long)(wall * Millisecond), null);
}
