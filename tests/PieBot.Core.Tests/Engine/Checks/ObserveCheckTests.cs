using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

/// <summary>How often the calls of both sides are noted.</summary>
public sealed class ObserveCheckTests
{
    [Theory]
    // What is built quickly is looked at all at once: the baseline twice, and the candidate.
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public async Task What_the_repository_builds_itself_goes_one_after_the_other(
        bool quick,
        int expected
    )
    {
        var head = new ScriptedHead(_ => new() { Calls = [ScriptedEngine.Call("5")] })
        {
            Step = async _ => await Task.Delay(20),
        };

        var seen = await RunAsync(head, ScriptedEngine.Contender(quick: quick));

        Assert.IsType<Observed.Same>(seen);
        Assert.Equal(expected, head.MostSides);
        Assert.Equal(0, head.Open);
    }

    [Fact]
    public async Task Both_sides_are_looked_at_in_four_further_orders_where_there_are_some()
    {
        var head = new ScriptedHead(_ => new() { Calls = [ScriptedEngine.Call("5")] })
        {
            OrderedBy = "SEED",
        };

        await RunAsync(head, ScriptedEngine.Contender());

        Assert.Equal(
            ["observed", "observed-1", "observed-2", "observed-3", "observed-4"],
            head.Requests.Where(one => one.Texts.Values.Single() == "observed new")
                .Select(one => one.Name)
        );
        Assert.Equal(
            ["1", "2", "baseline-1", "baseline-2", "baseline-3", "baseline-4"],
            head.Requests.Where(one => one.Texts.Values.Single() == "observed old")
                .Select(one => one.Name["observed-".Length..])
        );
    }

    [Fact]
    public async Task The_baseline_is_noted_once_for_all_candidates_of_the_same_members()
    {
        var head = new ScriptedHead(_ => new() { Calls = [ScriptedEngine.Call("5")] });
        var check = new ObserveCheck(head, ScriptedEngine.Confinement, exercises: false);

        for (var time = 1; time <= 2; time++)
        {
            await check.RunAsync(ScriptedEngine.Contender(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(4, head.Requests.Count);
    }

    [Theory]
    [InlineData("discover", "the worker does not start: it fell")]
    [InlineData("observe", "the worker does not report calls: it fell")]
    public async Task Where_the_worker_falls_that_is_said(string request, string expected)
    {
        var head = new ScriptedHead(_ => new() { WorkerFault = "it fell", AnswersUntil = request });

        var seen = await RunAsync(head, ScriptedEngine.Contender());

        Assert.Equal(expected, Assert.IsType<Observed.Unseen>(seen).Why);
    }

    [Fact]
    public async Task Where_noting_does_not_build_that_is_said()
    {
        var seen = await RunAsync(new(_ => null), ScriptedEngine.Contender());

        Assert.Equal(
            "members that record their calls do not build: it does not build",
            Assert.IsType<Observed.Unseen>(seen).Why
        );
    }

    private static Task<Observed> RunAsync(ScriptedHead head, Contender contender) =>
        new ObserveCheck(head, ScriptedEngine.Confinement, exercises: false).RunAsync(
            contender,
            TestContext.Current.CancellationToken
        );
}
