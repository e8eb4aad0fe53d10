using PieBot.Core.Languages;
using PieBot.Core.Proposals;

namespace PieBot.Core.Tests.Proposals;

public sealed class RankedProposerTests
{
    [Fact]
    public async Task Asks_about_the_member_that_takes_most_time_first_and_of_unmet_ones_last_in_their_order()
    {
        var asked = new Recorder();
        var ranked = new RankedProposer(
            asked,
            new Dictionary<string, double> { ["b"] = 0.1, ["d"] = 0.7 }
        );

        await ranked.ProposeAsync(
            "",
            [Member("a"), Member("b"), Member("c"), Member("d")],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(["d", "b", "a", "c"], asked.Ids);
    }

    private static ChangedMember Member(string id) =>
        new(id, "a.cs", id, MemberKind.Method, new(1, 1));

    private sealed class Recorder : IProposer
    {
        public IReadOnlyList<string> Ids { get; private set; } = [];

        public Task<Proposed> ProposeAsync(
            string checkout,
            IReadOnlyList<ChangedMember> targets,
            CancellationToken cancellationToken
        )
        {
            Ids = targets.Select(target => target.Id).ToList();
            return Task.FromResult(new Proposed([], []));
        }
    }
}
