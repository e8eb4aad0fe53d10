using PieBot.Core.Engine.Checks;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

public sealed class LineCheckTests
{
    [Fact]
    public async Task Names_the_tests_that_enter_the_marks()
    {
        var run = await RunAsync(new());

        Assert.Equal(["test"], run!.Lines);
        Assert.Equal(1, run.Passed);
    }

    [Fact]
    public async Task Does_not_say_that_tests_pass_when_one_does_not() =>
        Assert.Null((await RunAsync(new() { Red = ["test"] }))!.Passed);

    [Fact]
    public async Task Names_none_where_the_member_is_reached_and_its_edited_lines_are_not() =>
        Assert.Empty(
            (
                await RunAsync(new() { Reached = new Dictionary<string, long> { ["test"] = 0 } })
            )!.Lines!
        );

    [Fact]
    public async Task Cannot_tell_what_does_not_build() => Assert.Null(await RunAsync(null));

    [Fact]
    public async Task Asks_the_whole_program_where_no_worker_starts()
    {
        var run = await RunAsync(new() { WorkerFault = "it fell" });

        Assert.Single(run!.Lines!);
        Assert.Null(run.Passed);
    }

    private static Task<LineRun?> RunAsync(ScriptedSide? side) =>
        new LineCheck(
            new ScriptedHead(_ => side),
            ScriptedEngine.Confinement,
            TimeSpan.FromMinutes(1)
        ).RunAsync(
            ScriptedEngine.Contender().Edit,
            ScriptedEngine.Coverage(),
            true,
            TestContext.Current.CancellationToken
        );
}
