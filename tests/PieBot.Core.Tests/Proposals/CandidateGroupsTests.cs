using PieBot.Core.Changes;
using PieBot.Core.Proposals;

namespace PieBot.Core.Tests.Proposals;

public sealed class CandidateGroupsTests
{
    [Fact]
    public void Candidates_that_edit_the_same_lines_are_one_group() =>
        Assert.Equal(
            ["a c d", "b", "e"],
            CandidateGroups
                .Of([
                    At("a", "T.1", 1, 3),
                    At("b", "T.1", 5, 6),
                    At("c", "T.1", 3, 4),
                    // It overlaps only c, and so is in a's group.
                    At("d", "T.2", 4, 4),
                    At("e", "T.3", 1, 3, "Other.cs"),
                ])
                .Select(group => string.Join(' ', group.Select(one => one.Id)))
        );

    [Fact]
    public void Two_insertions_at_one_place_exclude_each_other() =>
        Assert.Single(CandidateGroups.Of([At("a", "T", 4, 3), At("b", "T", 4, 3)]));

    private static Candidate At(
        string id,
        string target,
        int start,
        int end,
        string path = "A.cs"
    ) => new(id, target, [new Edit(path, new(start, end), "", "")], "patch", id, "");
}
