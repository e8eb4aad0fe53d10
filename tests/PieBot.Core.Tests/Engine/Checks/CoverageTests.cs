using PieBot.Core.Engine.Checks;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

/// <summary>Which of the tests that reach the members are timed.</summary>
public sealed class CoverageTests
{
    private const double Millisecond = 1e6;

    [Fact]
    public async Task Long_tests_are_timed_only_where_no_others_work_the_members_as_hard() =>
        Assert.Equal(
            ["short"],
            await TimedAsync(
                ("short", 5 * Millisecond, 4 * Millisecond),
                ("long", 400 * Millisecond, 40 * Millisecond)
            )
        );

    [Fact]
    public async Task A_test_of_empty_input_does_not_stand_for_the_one_that_works() =>
        Assert.Equal(
            ["works"],
            await TimedAsync(
                ("empty", 0.1 * Millisecond, 0.001 * Millisecond),
                ("works", 400 * Millisecond, 390 * Millisecond)
            )
        );

    [Fact]
    public async Task One_that_is_much_too_long_is_never_taken_beside_others() =>
        Assert.Equal(
            ["empty"],
            await TimedAsync(
                ("empty", 0.1 * Millisecond, 0.001 * Millisecond),
                ("works", 30_000 * Millisecond, 29_000 * Millisecond)
            )
        );

    [Fact]
    public async Task The_shortest_is_taken_where_all_are_much_too_long() =>
        Assert.Equal(
            ["ten"],
            await TimedAsync(
                ("twenty", 20_000 * Millisecond, 1 * Millisecond),
                ("ten", 10_000 * Millisecond, 1 * Millisecond)
            )
        );

    [Fact]
    public async Task Of_many_tests_only_those_that_reach_the_members_when_all_run_together_are_run_alone()
    {
        var (names, steps) = await FindAsync(new() { ["a"] = 1 }, new() { ["a"] = 1 });

        Assert.Equal(["a"], names);
        Assert.Equal(["reach 3", "cover 1"], steps.Where(IsAsked).Take(2));
    }

    [Fact]
    public async Task What_all_tests_together_say_wrongly_is_not_believed()
    {
        var (names, steps) = await FindAsync(new() { ["a"] = 1 }, new() { ["b"] = 1 });

        Assert.Equal(["a"], names);
        Assert.Equal(["reach 3", "cover 1", "cover 3"], steps.Where(IsAsked).Take(3));
    }

    [Fact]
    public async Task Where_no_test_reaches_the_members_none_is_run_alone()
    {
        var (names, steps) = await FindAsync([], []);

        Assert.Empty(names);
        Assert.Equal(["reach 3"], steps.Where(IsAsked));
    }

    [Theory]
    // Of members that take 20 µs a call and are at work nearly all of that, their thread's clock tells more than the wall.
    [InlineData(20e3, 1, true)]
    [InlineData(20e3, 0.81, true)]
    [InlineData(20e3, 0.79, false)]
    [InlineData(9e3, 1, false)]
    public async Task Members_that_wait_or_are_short_are_timed_by_the_wall(
        double members,
        double busy,
        bool expected
    )
    {
        var side = new ScriptedSide
        {
            Reached = new Dictionary<string, long> { ["test"] = 1 },
            Spent = new Dictionary<string, (double, double)> { ["test"] = (2 * members, members) },
            Busy = busy,
        };

        var coverage = await CoverageOfAsync(new(() => side), isLarge: false);

        Assert.Equal(expected, coverage.ThreadClock);
    }

    [Theory]
    // Alone, without what the other left behind, the first can be repeated; what passes once a process cannot.
    [InlineData("other", "", Repetition.InProcess)]
    [InlineData("", "test", Repetition.OncePerProcess)]
    public async Task A_test_that_does_not_pass_again_is_tried_alone(
        string spoiler,
        string once,
        object expected
    )
    {
        var side = new ScriptedSide
        {
            Reached = new Dictionary<string, long> { ["test"] = 1, ["other"] = 0 },
            Spoilt = new Dictionary<string, string> { ["test"] = spoiler },
            Once = new HashSet<string> { once },
        };

        var coverage = await CoverageOfAsync(new(() => side), isLarge: false);

        Assert.Equal(expected, coverage.Repetition);
        Assert.Equal(["test"], coverage.Timed);
    }

    private static bool IsAsked(string step) =>
        step.StartsWith("reach", StringComparison.Ordinal)
        || step.StartsWith("cover", StringComparison.Ordinal);

    // Of three tests.
    private static async Task<(IReadOnlyList<string> Names, IReadOnlyList<string> Steps)> FindAsync(
        Dictionary<string, long> alone,
        Dictionary<string, long> together
    )
    {
        var steps = new List<string>();
        string[] tests = ["a", "b", "c"];
        var side = new ScriptedSide
        {
            Reached = tests.ToDictionary(one => one, one => alone.GetValueOrDefault(one)),
            ReachedTogether = together,
            Spent = tests.ToDictionary(one => one, _ => (Millisecond, Millisecond)),
        };
        var suite = new ScriptedSuite(
            () => side,
            step =>
            {
                steps.Add(step);
                return Task.CompletedTask;
            }
        );
        var coverage = await CoverageOfAsync(suite, isLarge: true);
        return (coverage.Names, steps);
    }

    private static async Task<IReadOnlyList<string>> TimedAsync(
        params (string Test, double Wall, double Members)[] tests
    )
    {
        var side = new ScriptedSide
        {
            Reached = tests.ToDictionary(one => one.Test, _ => 1L),
            Spent = tests.ToDictionary(one => one.Test, one => (one.Wall, one.Members)),
        };
        var suite = new ScriptedSuite(() => side);
        var coverage = await CoverageOfAsync(suite, isLarge: false);
        return coverage.Timed;
    }

    private static async Task<Coverage> CoverageOfAsync(ScriptedSuite suite, bool isLarge)
    {
        var (coverage, fault) = await CoverageFinder.FindAsync(
            new([suite], [], true),
            ScriptedEngine.Confinement,
            TimeSpan.FromSeconds(1),
            null,
            isLarge,
            TestContext.Current.CancellationToken
        );
        Assert.Null(fault);
        return coverage!;
    }
}
