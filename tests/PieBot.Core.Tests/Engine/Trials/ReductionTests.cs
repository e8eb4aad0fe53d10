using CsCheck;
using PieBot.Core.Engine.Trials;

namespace PieBot.Core.Tests.Engine.Trials;

public sealed class ReductionTests
{
    [Fact]
    public void Has_nothing_to_try_of_a_single_part() => Assert.Null(new Reduction(1).Next);

    [Fact]
    public void Never_asks_to_leave_everything_out()
    {
        var reduction = new Reduction(5);
        while (reduction.Next is not null)
        {
            Assert.NotEmpty(reduction.Rest);
            reduction.Record(spared: true);
        }

        Assert.Single(reduction.Kept);
    }

    /// <summary>Of a whole of which some parts are needed, each for itself, exactly those stay.</summary>
    [Fact]
    public void Keeps_what_is_needed_and_nothing_else() =>
        Gen.Select(Gen.Int[2, 20], Gen.Int[0, 19].HashSet[1, 6])
            .Sample(
                (parts, wanted) =>
                {
                    var needed = wanted.Where(part => part < parts).ToHashSet();
                    var reduction = new Reduction(parts);
                    var steps = 0;
                    while (reduction.Next is not null)
                    {
                        Assert.True(++steps <= 3 * parts);
                        reduction.Record(needed.IsSubsetOf(reduction.Rest));
                    }

                    Assert.Equal(Math.Max(needed.Count, 1), reduction.Kept.Count);
                    Assert.True(needed.IsSubsetOf(reduction.Kept));
                }
            );

    [Fact]
    public void Takes_few_steps_when_one_part_carries_everything()
    {
        var reduction = new Reduction(16);
        var steps = 0;
        while (reduction.Next is not null)
        {
            steps++;
            reduction.Record(reduction.Rest.Contains(11));
        }

        Assert.Equal([11], reduction.Kept);
        Assert.True(steps <= 8, $"{steps} steps");
    }
}
