using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Sides;

public sealed class ProbedSidesTests
{
    [Fact]
    public async Task Each_is_built_once_and_ended_once()
    {
        var head = new ScriptedHead(_ => new());
        var edit = ScriptedEngine.Contender().Edit;
        using var sides = new ProbedSides(head);

        foreach (var quick in (bool[])[true, true, false])
        {
            await sides.BaselineAsync(edit, quick, TestContext.Current.CancellationToken);
        }

        await sides.BaselineAsync(edit, true, TestContext.Current.CancellationToken, "again");
        await sides.CandidateAsync("c-1", edit, true, TestContext.Current.CancellationToken);
        await sides.CandidateAsync("c-1", edit, true, TestContext.Current.CancellationToken);

        Assert.Equal(4, head.Requests.Count);
        Assert.All(head.Requests, request => Assert.Equal(SideKind.Probed, request.Kind));
        Assert.Equal("probed new", Assert.Single(head.Requests[^1].Texts).Value);
        Assert.Equal(4, head.Open);
        sides.Clear();
        Assert.Equal(0, head.Open);
        sides.Clear();
        Assert.Equal(0, head.Open);
    }

    [Fact]
    public async Task What_did_not_build_is_tried_again()
    {
        var builds = 0;
        var head = new ScriptedHead(_ => builds++ == 0 ? null : new());
        using var sides = new ProbedSides(head);
        var edit = ScriptedEngine.Contender().Edit;

        var (none, fault) = await sides.BaselineAsync(
            edit,
            true,
            TestContext.Current.CancellationToken
        );
        var (side, _) = await sides.BaselineAsync(
            edit,
            true,
            TestContext.Current.CancellationToken
        );

        Assert.Null(none);
        Assert.Equal("it does not build", fault);
        Assert.NotNull(side);
    }
}
