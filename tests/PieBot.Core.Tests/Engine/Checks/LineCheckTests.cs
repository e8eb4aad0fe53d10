using PieBot.Core.Engine.Checks;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

public sealed class LineCheckTests
{
    [Fact]
    public async Task Names_the_tests_that_enter_the_marks() =>
        Assert.Equal(["test"], await RunAsync(new()));

    [Fact]
    public async Task Names_none_where_the_member_is_reached_and_its_edited_lines_are_not() =>
        Assert.Empty(
            (await RunAsync(new() { Reached = new Dictionary<string, long> { ["test"] = 0 } }))!
        );

    [Fact]
    public async Task Cannot_tell_what_does_not_build() => Assert.Null(await RunAsync(null));

    [Fact]
    public async Task Asks_the_whole_program_where_no_worker_starts() =>
        Assert.Single((await RunAsync(new() { WorkerFault = "it fell" }))!);

    private static Task<IReadOnlyList<string>?> RunAsync(ScriptedSide? side) =>
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
