using CsCheck;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Runs;

namespace PieBot.Core.Tests.Engine.Checks;

public sealed class JoiningTests
{
    private static readonly Outcome Fails = new(VerdictKind.TestsFailed, "a test fails");

    [Fact]
    public void What_stands_as_a_whole_is_tried_once()
    {
        var joining = new Joining(9);

        Assert.Equal(1, Run(joining, _ => true));
        Assert.Equal(Enumerable.Range(0, 9), joining.Kept);
    }

    [Fact]
    public void Without_edits_there_is_nothing_to_try() => Assert.Null(new Joining(0).Next);

    [Fact]
    public void One_wrong_edit_of_sixteen_is_found_in_few_tries()
    {
        var joining = new Joining(16);

        var tries = Run(joining, edits => !edits.Contains(10));

        // All, four to halve them, it alone, and the rest.
        Assert.Equal(7, tries);
        Assert.Equal([10], joining.Broken.Select(one => one.Edit));
        Assert.Equal(15, joining.Kept.Count);
    }

    [Fact]
    public void Of_two_that_do_not_go_together_the_better_stays_and_the_other_is_not_called_wrong()
    {
        var joining = new Joining(5);

        Run(joining, edits => !(edits.Contains(1) && edits.Contains(3)));

        Assert.Equal([0, 1, 2, 4], joining.Kept);
        Assert.Equal([(3, Fails)], joining.Unfit);
        Assert.Empty(joining.Broken);
    }

    /// <summary>Some edits are wrong alone, and some pairs do not go together.</summary>
    [Fact]
    public void Each_edit_is_kept_or_told_for_a_reason_that_holds() =>
        Gen.Select(
                Gen.Int[1, 12],
                Gen.Int[0, 11].HashSet[0, 4],
                Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11]).List[0, 4]
            )
            .Sample(
                (count, wrong, rivals) =>
                {
                    bool Stands(IReadOnlyList<int> edits) =>
                        !edits.Any(wrong.Contains)
                        && !rivals.Exists(pair =>
                            pair.Item1 != pair.Item2
                            && edits.Contains(pair.Item1)
                            && edits.Contains(pair.Item2)
                        );
                    var joining = new Joining(count);

                    Run(joining, Stands);

                    Assert.True(Stands(joining.Kept));
                    Assert.Equal(
                        Enumerable.Range(0, count).Where(wrong.Contains),
                        joining.Broken.Select(one => one.Edit).Order()
                    );
                    Assert.All(
                        joining.Unfit,
                        one => Assert.False(Stands([.. joining.Kept, one.Edit]))
                    );
                    Assert.Equal(
                        Enumerable.Range(0, count),
                        joining
                            .Kept.Concat(
                                joining.Broken.Concat(joining.Unfit).Select(one => one.Edit)
                            )
                            .Order()
                    );
                }
            );

    // How many tries it took.
    private static int Run(Joining joining, Func<IReadOnlyList<int>, bool> stands)
    {
        var tries = 0;
        while (joining.Next is { } next)
        {
            Assert.NotEmpty(next);
            tries++;
            joining.Record(stands(next) ? null : Fails);
        }

        return tries;
    }
}
