using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;
using PieBot.Workers;

namespace PieBot.Core.Tests.Engine.Checks;

/// <summary>What is kept of a comparison of calls, and what ends a candidate.</summary>
public sealed class BehaviourCheckTests
{
    [Fact]
    public async Task Calls_that_are_the_same_are_counted()
    {
        var (contender, outcome) = await RunAsync([
            ScriptedEngine.Call("5"),
            ScriptedEngine.Call("6", "2"),
        ]);

        Assert.Null(outcome);
        Assert.Equal(new CallEvidence(2, null, 0), contender.Evidence.Calls);
        Assert.True(contender.Edit.Timed);
    }

    [Fact]
    public async Task Where_the_baseline_gives_something_else_each_time_that_is_kept()
    {
        var calls = 0;
        var (contender, outcome) = await RunAsync(() =>
            [ScriptedEngine.Call($"{Interlocked.Increment(ref calls)}")]
        );

        Assert.Null(outcome);
        Assert.Equal(
            (0, "the baseline's own calls give something else in each run"),
            (contender.Evidence.Calls!.Compared, contender.Evidence.Calls.Fault)
        );
    }

    [Fact]
    public async Task Of_what_is_worked_out_later_the_tests_are_timed()
    {
        var (contender, _) = await RunAsync([
            ScriptedEngine.Call("1; 2; end") with
            {
                Lazy = true,
            },
        ]);

        Assert.False(contender.Edit.Timed);
    }

    [Fact]
    public async Task A_call_that_comes_to_something_else_ends_it()
    {
        var (_, outcome) = await RunAsync(
            [ScriptedEngine.Call("5")],
            candidate: [ScriptedEngine.Call("6")]
        );

        Assert.Equal(VerdictKind.BehavesDifferently, outcome!.Kind);
        Assert.StartsWith(
            "its tests pass, but M behaves differently: with arguments (1) it gives 5",
            outcome.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_call_that_does_not_come_back_is_inconclusive()
    {
        var (_, outcome) = await RunAsync([ScriptedEngine.Call("5")], candidate: []);

        Assert.Equal(VerdictKind.Inconclusive, outcome!.Kind);
        Assert.StartsWith(
            "its tests pass, but no call of M with arguments (1) comes to its end",
            outcome.Reason,
            StringComparison.Ordinal
        );
    }

    private static Task<(Contender Contender, Outcome? Outcome)> RunAsync(
        IReadOnlyList<ObservedCall> baseline,
        IReadOnlyList<ObservedCall>? candidate = null
    ) => RunAsync(() => baseline, candidate);

    private static Task<(Contender Contender, Outcome? Outcome)> RunAsync(
        Func<IReadOnlyList<ObservedCall>> baseline,
        IReadOnlyList<ObservedCall>? candidate = null
    )
    {
        var head = new ScriptedHead(request =>
            new()
            {
                Calls =
                    request.Texts.Values.Single() == "observed new" && candidate is not null
                        ? candidate
                        : baseline(),
            }
        );
        return new BehaviourCheck(
            new(head, ScriptedEngine.Confinement, exercises: false),
            new((_, _) => { })
        ).RunAsync(ScriptedEngine.Contender(), TestContext.Current.CancellationToken);
    }
}
