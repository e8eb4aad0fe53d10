using PieBot.Core.Configuration;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Trials;

/// <summary>One trial after the other, by workers in turns and by whole programs.</summary>
public sealed class TrialRunnerTests
{
    private static readonly StageClock Clock = new((_, _) => { });

    private readonly List<TrialRecord> _recorded = [];
    private int _started;
    private int _ended;

    [Theory]
    [InlineData(nameof(Repetition.InProcess))]
    [InlineData(nameof(Repetition.NewProcess))]
    [InlineData(nameof(Repetition.OncePerProcess))]
    [InlineData(nameof(Repetition.WholeProgram))]
    public async Task What_takes_half_the_time_is_timed_at_two(string repetition)
    {
        await using var runner = Runner();

        var (trial, fault) = await RunAsync(
            runner,
            Pair(
                new() { Nanoseconds = 2e6 },
                new() { Nanoseconds = 1e6 },
                Enum.Parse<Repetition>(repetition)
            )
        );

        Assert.Null(fault);
        Assert.Equal(Math.Log(2), trial!.LogRatio, 0.01);
        Assert.Equal(("c", "measure", 1), Told(Assert.Single(_recorded)));
    }

    /// <summary>Half a call's time twice as often is no gain.</summary>
    [Theory]
    [InlineData(nameof(Repetition.InProcess))]
    [InlineData(nameof(Repetition.OncePerProcess))]
    [InlineData(nameof(Repetition.WholeProgram))]
    public async Task A_candidate_that_is_called_more_often_has_shorter_calls(string repetition)
    {
        await using var runner = Runner();

        var (trial, _) = await RunAsync(
            runner,
            Pair(
                new() { Nanoseconds = 2e6 },
                new()
                {
                    Nanoseconds = 2e6,
                    Reached = new Dictionary<string, long> { ["test"] = 2 },
                },
                Enum.Parse<Repetition>(repetition)
            )
        );

        Assert.Equal(0, trial!.LogRatio, 0.01);
    }

    [Fact]
    public async Task What_a_killed_run_had_timed_is_not_timed_again()
    {
        await using (var first = Runner())
        {
            await RunAsync(first, Pair(new(), new() { Nanoseconds = 5e5 }));
        }

        var started = _started;
        await using var runner = Runner([.. _recorded]);
        var (trial, _) = await RunAsync(runner, Pair(new(), new()));

        Assert.Equal(Math.Log(2), trial!.LogRatio, 0.01);
        Assert.Equal(started, _started);
        Assert.Single(_recorded);
    }

    [Theory]
    // A signal from outside need not come again; a crash would.
    [InlineData("SIGKILL", false, 4)]
    [InlineData("SIGSEGV", true, 2)]
    public async Task A_trial_that_was_ended_from_outside_has_a_second_pair(
        string signal,
        bool crash,
        int expected
    )
    {
        await using var runner = Runner();

        var (trial, fault) = await RunAsync(
            runner,
            Pair(
                new(),
                new()
                {
                    WorkerFault = "it fell",
                    AnswersUntil = "repeat",
                    Signal = new(signal, crash),
                }
            )
        );

        Assert.Null(trial);
        Assert.Equal((Side.Candidate, "it fell"), (fault!.Side, fault.Reason));
        Assert.Equal(expected, _started);
        Assert.Empty(_recorded);
    }

    /// <summary>Tests that write a file of one name fail while another worker of their side runs them.</summary>
    [Fact]
    public async Task A_trial_that_fails_while_the_next_pair_starts_is_run_again_alone()
    {
        var (started, open, overlaps) = (0, 0, 0);
        var red = new List<string>();
        var suite = new ScriptedSuite(
            () => started++ < 2 ? new() { Red = red } : new(),
            watch: isStart =>
            {
                open += isStart ? 1 : -1;
                red.Clear();
                if (isStart && open > 2)
                {
                    overlaps++;
                    red.Add("test");
                }
            }
        );
        await using var runner = new TrialRunner(new(), [], Clock, _recorded.Add, hasSpare: true);

        var (trials, fault) = await runner.RunAllAsync(
            "c",
            "measure",
            3,
            ScriptedEngine.Pair(suite, suite),
            number => $"{number}",
            TestContext.Current.CancellationToken
        );

        Assert.Null(fault);
        Assert.Equal(3, trials!.Count);
        // Two workers of the first trial, two beside it, and from then on one pair after the other.
        Assert.Equal((10, 2), (started, overlaps));
    }

    [Fact]
    public async Task One_that_is_started_is_ended_where_the_other_cannot_be()
    {
        await using var runner = Runner();
        var pair = Pair(new(), new());

        await Assert.ThrowsAsync<IOException>(() =>
            RunAsync(
                runner,
                pair with
                {
                    Candidate = new ScriptedSuite(() => throw new IOException("no such file")),
                }
            )
        );

        Assert.Equal((1, 1), (_started, _ended));
    }

    [Fact]
    public async Task What_befalls_both_sides_is_not_the_edits_doing()
    {
        await using var runner = Runner();
        var broken = new ScriptedSide { WorkerFault = "it fell" };

        var (_, fault) = await RunAsync(runner, Pair(broken, broken));

        Assert.Equal(Side.Baseline, fault!.Side);
    }

    [Fact]
    public async Task Tests_that_fail_when_repeated_are_named()
    {
        await using var runner = Runner();

        var (_, fault) = await RunAsync(runner, Pair(new(), new() { Red = ["test"] }));

        Assert.Equal(Side.Candidate, fault!.Side);
        Assert.Equal(["test"], fault.FailedTests);
    }

    [Theory]
    [InlineData(nameof(Repetition.InProcess), "is not called on both sides")]
    [InlineData(nameof(Repetition.WholeProgram), "the edited member is not called")]
    public async Task A_member_that_is_not_called_cannot_be_compared(
        string repetition,
        string words
    )
    {
        await using var runner = Runner();

        var (trial, fault) = await RunAsync(
            runner,
            Pair(
                new(),
                new()
                {
                    Reached = new Dictionary<string, long> { ["test"] = 0 },
                    Spent = new Dictionary<string, (double, double)> { ["test"] = (1e6, 0) },
                    CountsCalls = true,
                },
                Enum.Parse<Repetition>(repetition)
            )
        );

        Assert.Null(trial);
        Assert.Contains(words, fault!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c", 1, "its first trial took")]
    [InlineData("c", 2, "its first 2 trials took")]
    [InlineData(Control.Id, 2, null)]
    public async Task A_candidate_has_so_much_time_and_the_control_has_more(
        string id,
        int trials,
        string? words
    )
    {
        // The last trial alone takes longer than that, and those before it next to nothing.
        var settings = new VerifySettings { TrialTime = TimeSpan.FromSeconds(1) };
        await using var runner = new TrialRunner(settings, [], Clock, _recorded.Add);
        var trial = 0;
        var pair = Pair(
            new(),
            new(),
            step: name =>
                name == "discover" && trial == trials
                    ? Task.Delay(1.1 * settings.TrialTime.Value)
                    : Task.CompletedTask
        );

        for (trial = 1; trial <= trials; trial++)
        {
            Assert.Null((await RunAsync(runner, pair, id, trial)).Fault);
        }

        var (_, fault) = await RunAsync(runner, pair, id, trials + 1);

        Assert.Equal(words is not null, fault?.IsOutOfTime == true);
        Assert.Contains(words ?? "", fault?.Reason ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixed_number_of_trials_ends_with_the_first_that_fails()
    {
        await using var runner = Runner();

        var (trials, _) = await AllAsync(runner, "confirm", Pair(new(), new()));
        var (none, fault) = await AllAsync(
            runner,
            "other",
            Pair(new() { WorkerFault = "it fell" }, new())
        );

        Assert.Equal(3, trials!.Count);
        Assert.Equal([1, 2, 3], _recorded.Select(one => one.Trial));
        Assert.Null(none);
        Assert.Equal("it fell", fault!.Reason);
    }

    [Fact]
    public async Task The_papers_protocol_times_25_processes_a_side_by_the_calls_of_the_baseline()
    {
        var told = new List<int>();

        var (timings, _) = await FreshProcesses.PaperAsync(
            Pair(
                new() { Nanoseconds = 2e6 },
                new()
                {
                    Nanoseconds = 1e6,
                    Reached = new Dictionary<string, long> { ["test"] = 4 },
                },
                Repetition.WholeProgram
            ),
            new(),
            trial => _recorded.Add(TrialRecord.Of("c", "measure", 1, Metric.Member, trial)),
            told.Add,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(Enumerable.Range(1, 50), told);
        Assert.Equal(25, timings!.Count);
        Assert.Equal((2e6, 1e6), (timings.Baseline.Nanoseconds, timings.Candidate.Nanoseconds));
        Assert.Equal(Math.Log(2), Assert.Single(_recorded).LogRatio, 0.01);
    }

    private static (string, string, int) Told(TrialRecord record) =>
        (record.CandidateId, record.Stage, record.Trial);

    private TrialRunner Runner(IReadOnlyList<TrialRecord>? known = null) =>
        new(new(), known ?? [], Clock, _recorded.Add);

    private static Task<(TimedTrial? Trial, TimingFault? Fault)> RunAsync(
        TrialRunner runner,
        TimedPair pair,
        string id = "c",
        int number = 1
    ) =>
        runner.RunAsync(
            new(id, "measure", number, pair, "words"),
            TestContext.Current.CancellationToken
        );

    private static Task<(IReadOnlyList<TimedTrial>? Trials, TimingFault? Fault)> AllAsync(
        TrialRunner runner,
        string stage,
        TimedPair pair
    ) =>
        runner.RunAllAsync(
            "c",
            stage,
            3,
            pair,
            number => $"{number}",
            TestContext.Current.CancellationToken
        );

    private TimedPair Pair(
        ScriptedSide baseline,
        ScriptedSide candidate,
        Repetition repetition = Repetition.InProcess,
        Func<string, Task>? step = null
    )
    {
        ScriptedSuite Suite(ScriptedSide side) =>
            new(() => side, step, watch: started => _ = started ? _started++ : _ended++);
        return ScriptedEngine.Pair(Suite(baseline), Suite(candidate), repetition);
    }
}
