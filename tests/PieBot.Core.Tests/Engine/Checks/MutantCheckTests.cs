using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

/// <summary>How many mutants are tried, and what counts as killed.</summary>
public sealed class MutantCheckTests
{
    private static readonly ScriptedSide Kills = new() { Red = ["test"] };

    private static readonly ScriptedSide KillsAsWhole = new()
    {
        Outcomes = new Dictionary<string, TestOutcome> { ["test"] = TestOutcome.Failed },
    };

    [Theory]
    [InlineData(nameof(Repetition.InProcess), true)]
    [InlineData(nameof(Repetition.OncePerProcess), true)]
    public async Task All_six_are_tried_where_builds_are_quick_and_a_worker_runs_the_tests(
        string repetition,
        bool quick
    )
    {
        var (score, built) = await RunAsync(
            number => number == 2 ? Kills : new(),
            Of(repetition, quick)
        );

        Assert.Equal((6, 1, 7), (score.Planted, score.Killed, built));
        Assert.Equal(["mutant 1", "mutant 3", "mutant 4", "mutant 5", "mutant 6"], score.Survived);
    }

    [Theory]
    [InlineData(nameof(Repetition.InProcess), false)]
    [InlineData(nameof(Repetition.WholeProgram), true)]
    [InlineData(nameof(Repetition.NewProcess), true)]
    public async Task Where_they_are_dear_the_first_that_is_killed_is_enough(
        string repetition,
        bool quick
    )
    {
        var (score, built) = await RunAsync(
            number =>
                number != 2 ? new()
                : repetition == nameof(Repetition.InProcess) ? Kills
                : KillsAsWhole,
            Of(repetition, quick)
        );

        Assert.Equal((2, 1, 3), (score.Planted, score.Killed, built));
    }

    [Fact]
    public async Task Of_dear_ones_no_more_than_three_are_tried()
    {
        var (score, built) = await RunAsync(
            _ => new(),
            Of(nameof(Repetition.InProcess), quick: false)
        );

        Assert.Equal((3, 0, 4), (score.Planted, score.Killed, built));
    }

    [Theory]
    // The two that are tried at once end together.
    [InlineData(1, 2)]
    [InlineData(4, 4)]
    [InlineData(7, 6)]
    public async Task Where_the_tests_take_long_the_first_that_is_killed_is_enough(
        int kills,
        int planted
    )
    {
        var (score, _) = await RunAsync(
            number => number == kills ? Kills : new(),
            patience: TimeSpan.Zero
        );

        Assert.Equal((planted, kills > 6 ? 0 : 1), (score.Planted, score.Killed));
    }

    [Fact]
    public async Task One_that_does_not_compile_says_nothing()
    {
        var (score, _) = await RunAsync(number =>
            number switch
            {
                1 => null,
                2 => Kills,
                _ => new(),
            }
        );

        Assert.Equal((5, 1), (score.Planted, score.Killed));
        Assert.DoesNotContain("mutant 1", score.Survived);
    }

    [Fact]
    public async Task Where_none_compiles_that_is_said()
    {
        var (score, _) = await RunAsync(_ => null);

        Assert.Equal((0, "no mutant compiles"), (score.Planted, score.Fault));
    }

    [Theory]
    // A mutant that ends the tests' process is killed; a signal from outside says nothing of it.
    [InlineData(null, 6, 6)]
    [InlineData("SIGSEGV", 6, 6)]
    [InlineData("SIGKILL", 0, 0)]
    public async Task One_that_ends_the_worker_is_killed_unless_it_was_ended_from_outside(
        string? signal,
        int planted,
        int killed
    )
    {
        var (score, _) = await RunAsync(_ =>
            new()
            {
                AnswersUntil = "repeat",
                WorkerFault = "it fell",
                Signal = signal is null ? null : new(signal, signal == "SIGSEGV"),
            }
        );

        Assert.Equal((planted, killed), (score.Planted, score.Killed));
    }

    [Fact]
    public async Task A_test_that_fails_without_a_mutant_kills_none()
    {
        var (score, _) = await RunAsync(_ => Kills, unmutated: Kills);

        Assert.Equal((6, 0), (score.Planted, score.Killed));
    }

    [Fact]
    public async Task Where_the_tests_cannot_be_run_without_a_mutant_that_is_said()
    {
        var (score, built) = await RunAsync(
            _ => Kills,
            unmutated: new() { WorkerFault = "it fell" }
        );

        Assert.Equal((0, 1), (score.Planted, built));
        Assert.Equal("the tests cannot be run on mutants", score.Fault);
    }

    [Theory]
    [InlineData(2, 6)]
    // In so long a time a mutant might not end either.
    [InlineData(15, 7)]
    public async Task Tests_that_are_known_to_pass_are_not_run_once_more(int seconds, int runs)
    {
        var (score, built) = await RunAsync(
            number => number == 2 ? Kills : new(),
            ScriptedEngine.Contender() with
            {
                PassedIn = TimeSpan.FromSeconds(seconds),
            }
        );

        Assert.Equal((6, 1, runs), (score.Planted, score.Killed, built));
    }

    [Theory]
    [InlineData(true, 0, "the tests cannot be run on mutants")]
    [InlineData(false, 6, null)]
    public async Task But_they_are_where_a_mutant_seems_to_end_the_worker(
        bool always,
        int planted,
        string? fault
    )
    {
        var fell = new ScriptedSide { WorkerFault = "it fell" };
        var (score, _) = await RunAsync(
            number => number == 2 ? fell : new(),
            ScriptedEngine.Contender() with
            {
                PassedIn = TimeSpan.FromSeconds(2),
            },
            unmutated: always ? fell : new()
        );

        Assert.Equal((planted, fault), (score.Planted, score.Fault));
        Assert.Equal(always ? 0 : 1, score.Killed);
    }

    /// <summary>It passes by itself, as the tests of a candidate do, and fails after another.</summary>
    [Fact]
    public async Task A_test_that_is_not_timed_kills_only_what_it_passes_without()
    {
        var both = new Dictionary<string, long> { ["test"] = 1, ["spoilt"] = 1 };
        var spoilt = new ScriptedSide
        {
            Reached = both,
            Spoilt = new Dictionary<string, string> { ["spoilt"] = "test" },
        };
        var coverage = ScriptedEngine.Coverage(Repetition.InProcess) with
        {
            Covering = ["test", "spoilt"],
        };

        var (score, built) = await RunAsync(
            number => number == 2 ? spoilt with { Red = ["test"] } : spoilt,
            ScriptedEngine.Contender(coverage) with
            {
                PassedIn = TimeSpan.FromSeconds(2),
            },
            unmutated: spoilt
        );

        Assert.Equal((6, 1, 7), (score.Planted, score.Killed, built));
    }

    private static Contender Of(string repetition, bool quick) =>
        ScriptedEngine.Contender(
            ScriptedEngine.Coverage(Enum.Parse<Repetition>(repetition)),
            quick
        );

    // Sides that were built stand for builds, the one without a mutant included.
    private static async Task<(MutationScore Score, int Built)> RunAsync(
        Func<int, ScriptedSide?> mutant,
        Contender? contender = null,
        ScriptedSide? unmutated = null,
        TimeSpan? patience = null
    )
    {
        var head = new ScriptedHead(request =>
            request.Name == "mutant-none"
                ? unmutated ?? new()
                : mutant(request.Texts.Values.Single()[^1] - '0')
        )
        {
            Mutants = 8,
        };
        using var session = await ScriptedEngine.OpenAsync();
        var score = await new MutantCheck(ScriptedEngine.Baseline(head), session)
        {
            Patience = patience ?? TimeSpan.FromMinutes(1),
        }.RunAsync(contender ?? ScriptedEngine.Contender(), TestContext.Current.CancellationToken);
        return (score, head.Requests.Count);
    }
}
