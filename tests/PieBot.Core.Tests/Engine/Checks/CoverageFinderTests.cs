using PieBot.Core.Engine.Checks;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

/// <summary>Where several suites cover the members, one is timed.</summary>
public sealed class CoverageFinderTests
{
    private const double Millisecond = 1e6;

    [Fact]
    public async Task That_one_is_timed_whose_tests_work_the_members_longest()
    {
        var (coverage, _) = await FindAsync(
            Suite("short", Working(1 * Millisecond)),
            Suite("long", Working(5 * Millisecond)),
            Suite("none", new() { Reached = new Dictionary<string, long> { ["test"] = 0 } })
        );

        Assert.Equal("long", coverage!.Project);
        Assert.Equal(["short", "long"], coverage.Suites.Select(suite => suite.Name));
        Assert.Equal(["test"], coverage.Names);
    }

    [Fact]
    public async Task One_that_can_be_repeated_comes_before_one_that_works_longer()
    {
        var (coverage, _) = await FindAsync(
            Suite("once", Working(5 * Millisecond) with { Once = new HashSet<string> { "test" } }),
            Suite("repeats", Working(1 * Millisecond))
        );

        Assert.Equal("repeats", coverage!.Project);
    }

    [Fact]
    public async Task A_suite_that_falls_costs_only_itself()
    {
        var broken = new ScriptedSide { WorkerFault = "it fell", AnswersUntil = "cover 1" };

        var (coverage, _) = await FindAsync(
            Suite("broken", broken),
            Suite("whole", Working(1 * Millisecond))
        );
        var (none, fault) = await FindAsync(Suite("broken", broken), Suite("other", broken));

        Assert.Equal("whole", coverage!.Project);
        Assert.Null(none);
        Assert.Equal("broken: it fell; other: it fell", fault);
    }

    [Fact]
    public async Task Only_suites_that_are_known_to_reach_the_members_are_asked()
    {
        var (coverage, _) = await FindAsync(
            new Dictionary<string, IReadOnlyList<ReachingTest>> { ["short"] = [new("test", 0)] },
            Suite("short", Working(1 * Millisecond)),
            Suite("long", Working(5 * Millisecond))
        );

        Assert.Equal("short", coverage!.Project);
    }

    [Fact]
    public async Task Tests_are_called_without_their_framework_where_that_changes_nothing()
    {
        Assert.True(await IsDirectAsync(Working(1 * Millisecond)));
        // No worker can; they are more than methods; they fail, or fail again; or they call the members more often.
        Assert.False(await IsDirectAsync(null));
        Assert.False(await IsDirectAsync(new() { WorkerFault = "more than a method" }));
        Assert.False(await IsDirectAsync(new() { Red = ["test"] }));
        Assert.False(await IsDirectAsync(new() { Once = new HashSet<string> { "test" } }));
        Assert.False(
            await IsDirectAsync(new() { Reached = new Dictionary<string, long> { ["test"] = 2 } })
        );

        static async Task<bool> IsDirectAsync(ScriptedSide? direct)
        {
            var (coverage, _) = await FindAsync(
                Suite("suite", Working(1 * Millisecond) with { Direct = direct })
            );
            Assert.Equal(["test"], coverage!.Timed);
            return coverage.DirectlyTimed is not null;
        }
    }

    [Theory]
    [InlineData(2, 5)]
    // Every third of them, by the time they take.
    [InlineData(5, 2)]
    public async Task Of_tests_that_take_long_together_some_are_tried_and_all_are_told(
        int seconds,
        int tried
    )
    {
        string[] tests = ["a", "b", "c", "d", "e"];
        var steps = new List<string>();
        var suite = new ScriptedSuite(
            () => new() { Reached = tests.ToDictionary(test => test, _ => 1L) },
            step =>
            {
                steps.Add(step);
                return Task.CompletedTask;
            }
        )
        {
            Name = "long",
        };

        var (coverage, _) = await FindAsync(
            new Dictionary<string, IReadOnlyList<ReachingTest>>
            {
                ["long"] = tests
                    .Select(test => new ReachingTest(test, seconds * 1_000_000_000L))
                    .ToList(),
            },
            suite
        );

        Assert.Equal(tests, coverage!.Names);
        Assert.Equal(tests, coverage.Suites.Single().Tests);
        Assert.Equal(tried, coverage.Covering.Count);
        Assert.All(
            steps.Where(step => step.StartsWith("cover", StringComparison.Ordinal)),
            step => Assert.Equal($"cover {tried}", step)
        );
    }

    [Fact]
    public async Task One_that_was_reached_and_is_not_there_has_all_tests_tried()
    {
        var (coverage, _) = await FindAsync(
            new Dictionary<string, IReadOnlyList<ReachingTest>>
            {
                ["short"] = [new("test", 0), new("gone", 0)],
            },
            Suite("short", Working(1 * Millisecond))
        );

        Assert.Equal(["test"], coverage!.Names);
    }

    private static ScriptedSide Working(double nanoseconds) => new() { Nanoseconds = nanoseconds };

    private static ScriptedSuite Suite(string name, ScriptedSide side) =>
        new(() => side) { Name = name };

    private static Task<(Coverage? Coverage, string? Fault)> FindAsync(
        params ITestSuite[] suites
    ) => FindAsync(null, suites);

    private static Task<(Coverage? Coverage, string? Fault)> FindAsync(
        Dictionary<string, IReadOnlyList<ReachingTest>>? reached,
        params ITestSuite[] suites
    ) =>
        CoverageFinder.FindAsync(
            new(suites, [], true),
            ScriptedEngine.Confinement,
            TimeSpan.FromSeconds(1),
            reached,
            isLarge: false,
            TestContext.Current.CancellationToken
        );
}
