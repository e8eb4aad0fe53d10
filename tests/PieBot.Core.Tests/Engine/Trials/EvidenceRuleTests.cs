using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Trials;

/// <summary>What measures twice as fast is called faster only when more than passing tests speaks for it.</summary>
public sealed class EvidenceRuleTests
{
    private static readonly VerifySettings Settings = new() { Trials = 6 };

    [Fact]
    public async Task A_mutant_that_a_test_kills_is_enough()
    {
        var outcome = await CompareAsync(
            mutant: new() { Red = ["test"] },
            contender: ScriptedEngine.Contender(observable: false)
        );

        Assert.Equal(VerdictKind.Faster, outcome.Kind);
        Assert.Equal(2, outcome.Tests!.MutationScore!.Killed);
        Assert.Equal("the calls of such members cannot be recorded", outcome.Tests.Calls!.Fault);
    }

    [Fact]
    public async Task Calls_with_something_to_compare_are_enough_where_no_mutant_can_be_planted()
    {
        var outcome = await CompareAsync(
            mutants: 0,
            observed: new() { Calls = [ScriptedEngine.Call("5")] }
        );

        Assert.Equal(VerdictKind.Faster, outcome.Kind);
        Assert.Equal(1, outcome.Tests!.Calls!.Compared);
        Assert.Equal(
            "no mutant can be planted in the edited lines",
            outcome.Tests.MutationScore!.Fault
        );
    }

    [Fact]
    public async Task Calls_that_only_returned_are_not()
    {
        var outcome = await CompareAsync(
            mutants: 0,
            observed: new() { Calls = [ScriptedEngine.Call("nothing", compared: false)] }
        );

        Assert.Equal(VerdictKind.Inconclusive, outcome.Kind);
        Assert.Equal(
            "nothing checked it but passing tests: its calls return nothing that could be compared, and no mutant can be planted in the edited lines",
            outcome.Reason
        );
    }

    [Fact]
    public async Task The_workers_own_error_is_told_where_it_cannot_start()
    {
        var outcome = await CompareAsync(
            mutants: 0,
            contender: ScriptedEngine.Contender(
                ScriptedEngine.Coverage(Repetition.WholeProgram, "unrecognized arguments: -n")
            )
        );

        Assert.Equal(VerdictKind.Inconclusive, outcome.Kind);
        Assert.Contains("unrecognized arguments: -n", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("observed")]
    [InlineData("mutant-none")]
    public async Task A_worker_that_dies_later_is_told_too(string side)
    {
        var outcome = await CompareAsync(
            mutants: side == "observed" ? 0 : 2,
            observed: new()
            {
                WorkerFault = side == "observed" ? "it fell" : null,
                Calls = [ScriptedEngine.Call("nothing", compared: false)],
            },
            unmutated: new() { WorkerFault = side == "observed" ? null : "it fell" }
        );

        Assert.Equal(VerdictKind.Inconclusive, outcome.Kind);
        Assert.StartsWith(
            "nothing checked it but passing tests",
            outcome.Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true, VerdictKind.Faster)]
    [InlineData(false, VerdictKind.NotCovered)]
    public async Task Without_a_worker_mutants_are_tried_by_the_whole_suite(
        bool killed,
        object expected
    )
    {
        var outcome = await CompareAsync(
            mutant: new()
            {
                Outcomes = new Dictionary<string, TestOutcome>
                {
                    ["test"] = killed ? TestOutcome.Failed : TestOutcome.Passed,
                },
            },
            contender: ScriptedEngine.Contender(ScriptedEngine.Coverage(Repetition.WholeProgram))
        );

        Assert.Equal(expected, outcome.Kind);
    }

    [Fact]
    public async Task A_mutant_that_ends_a_run_is_killed()
    {
        var outcome = await CompareAsync(
            mutant: new() { RunFault = "TypeError" },
            contender: ScriptedEngine.Contender(ScriptedEngine.Coverage(Repetition.WholeProgram))
        );

        Assert.Equal(VerdictKind.Faster, outcome.Kind);
    }

    [Theory]
    [InlineData(0, VerdictKind.Inconclusive)]
    [InlineData(2, VerdictKind.Faster)]
    public async Task The_papers_protocol_needs_it_too(int mutants, object expected)
    {
        var outcome = await CompareAsync(
            mutants,
            mutant: new()
            {
                Outcomes = new Dictionary<string, TestOutcome> { ["test"] = TestOutcome.Failed },
            },
            contender: ScriptedEngine.Contender(ScriptedEngine.Coverage(Repetition.WholeProgram)),
            settings: Settings with
            {
                Protocol = Protocol.Paper,
            }
        );

        Assert.Equal(expected, outcome.Kind);
    }

    [Fact]
    public async Task No_mutant_killed_is_not_covered_whatever_the_calls_say()
    {
        var outcome = await CompareAsync(observed: new() { Calls = [ScriptedEngine.Call("5")] });

        Assert.Equal(VerdictKind.NotCovered, outcome.Kind);
    }

    [Fact]
    public async Task Another_result_in_two_runs_is_another_behaviour()
    {
        var outcome = await CompareAsync(
            observed: new() { Calls = [ScriptedEngine.Call("5")] },
            edited: [new() { Calls = [ScriptedEngine.Call("6")] }]
        );

        Assert.Equal(VerdictKind.BehavesDifferently, outcome.Kind);
        Assert.Equal(
            "its tests pass, but M behaves differently: with arguments (1) it gives 5 at the baseline and 6 with the edit",
            outcome.Reason
        );
    }

    [Fact]
    public async Task Another_result_in_one_run_of_two_is_inconclusive()
    {
        var outcome = await CompareAsync(
            observed: new() { Calls = [ScriptedEngine.Call("5")] },
            edited:
            [
                new() { Calls = [ScriptedEngine.Call("6")] },
                new() { Calls = [ScriptedEngine.Call("5")] },
            ]
        );

        Assert.Equal(VerdictKind.Inconclusive, outcome.Kind);
        Assert.Contains(
            "no longer does the same each time",
            outcome.Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true, VerdictKind.BehavesDifferently)]
    [InlineData(false, VerdictKind.Faster)]
    public async Task Calls_that_no_test_makes_count_where_they_are_asked_for(
        bool exercises,
        object expected
    )
    {
        ScriptedSide Observed(string outcome) =>
            new()
            {
                Calls = [ScriptedEngine.Call("5")],
                Exercises = [ScriptedEngine.Call(outcome, "-1") with { Exercise = true }],
            };

        var outcome = await CompareAsync(
            mutant: new() { Red = ["test"] },
            observed: Observed("6"),
            edited: [Observed("7")],
            settings: Settings with
            {
                Exercises = exercises,
            }
        );

        Assert.Equal(expected, outcome.Kind);
    }

    [Fact]
    public async Task Each_process_of_the_papers_protocol_is_written_down_as_the_first_trial()
    {
        var trials = new List<TrialRecord>();
        await ScriptedEngine.CompareAsync(
            new(_ => new()),
            Settings with
            {
                Protocol = Protocol.Paper,
            },
            ScriptedEngine.Contender(ScriptedEngine.Coverage(Repetition.WholeProgram)),
            trials.Add
        );

        Assert.All(trials, trial => Assert.Equal(("measure", 1), (trial.Stage, trial.Trial)));
        Assert.NotEmpty(trials);
    }

    // The candidate takes half the time; its tests notice nothing unless the script says so.
    private static Task<Outcome> CompareAsync(
        int mutants = 2,
        ScriptedSide? observed = null,
        IReadOnlyList<ScriptedSide>? edited = null,
        ScriptedSide? unmutated = null,
        ScriptedSide? mutant = null,
        Contender? contender = null,
        VerifySettings? settings = null
    )
    {
        var runs = 0;
        var head = new ScriptedHead(request =>
            request.Kind switch
            {
                SideKind.Probed => new()
                {
                    Nanoseconds = request.Texts.Values.First().Contains("old") ? 2e6 : 1e6,
                },
                SideKind.Observed when request.Name == "observed" && edited is not null => edited[
                    Math.Min(runs++, edited.Count - 1)
                ],
                SideKind.Observed => observed ?? new(),
                _ when request.Name == "mutant-none" => unmutated ?? new(),
                _ => mutant ?? new(),
            }
        )
        {
            Mutants = mutants,
        };
        return ScriptedEngine.CompareAsync(
            head,
            settings ?? Settings,
            contender ?? ScriptedEngine.Contender()
        );
    }
}
