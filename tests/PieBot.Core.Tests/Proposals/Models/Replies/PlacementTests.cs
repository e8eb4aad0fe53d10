using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Proposals.Models.Replies;

namespace PieBot.Core.Tests.Proposals.Models.Replies;

public sealed class PlacementTests
{
    private const string Source = """
        class A
        {
            int Count(int[] one, int[] other)
            {
                var count = 0; // 5
                foreach (var value in one)
                {
                    count++;
                    if (value > 0)
                    {
                        count++;
                    }
                }

                foreach (var value in other)
                {
                    count++;
                }

                return count;
            }
        }

        """;

    private static readonly Placement Placement = new(
        Source.Split('\n'),
        CSharpMembers.All("A.cs", Source).Single()
    );

    [Theory]
    [InlineData(8, "            count++;")]
    [InlineData(17, "            count++;")]
    [InlineData(11, "count++;")]
    [InlineData(17, "            count++;   ")]
    [InlineData(13, "        }")]
    [InlineData(18, "        }")]
    [InlineData(12, "            }")]
    [InlineData(13, "        }\n")]
    [InlineData(16, "        {")]
    [InlineData(14, "")]
    [InlineData(21, "    }")]
    public void Lines_that_stand_where_it_says_are_meant_even_if_they_stand_elsewhere_too(
        int line,
        string original
    )
    {
        var (edits, shifted, fault) = Placement.Place([Edit(line, original)]);

        Assert.Null(fault);
        Assert.False(shifted);
        Assert.Equal(line, Assert.Single(edits!).Lines.Start);
    }

    [Theory]
    [InlineData(19, "        }", "in lines 13, 18, and not in line 19 where it says")]
    [InlineData(9, "            count++;", "in lines 8, 17, and not in line 9 where it says")]
    [InlineData(13, "}", "in lines 12, 13, 18, 21; more lines around them, with their indentation")]
    [InlineData(null, "            count++;", "in lines 8, 17; more lines around them")]
    [InlineData(8, "            count--;", "are not in the member")]
    public void Lines_that_stand_at_several_other_places_are_refused_and_it_is_told_where(
        int? line,
        string original,
        string reason
    )
    {
        var (edits, _, fault) = Placement.Place([Edit(line, original)]);

        Assert.Null(edits);
        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, "        var count = 0; // 5", 5)]
    [InlineData(9, "                count++;", 11)]
    [InlineData(null, "        return count;", 20)]
    public void Lines_that_stand_at_one_other_place_are_meant(int? line, string original, int place)
    {
        var (edits, shifted, _) = Placement.Place([Edit(line, original)]);

        Assert.Equal(place, Assert.Single(edits!).Lines.Start);
        Assert.Equal(line is not null, shifted);
    }

    [Fact]
    public void An_edit_where_it_says_stays_there_beside_one_that_is_miscounted()
    {
        var (edits, shifted, _) = Placement.Place([
            Edit(17, "            count++;"),
            Edit(7, "        var count = 0; // 5"),
        ]);

        Assert.True(shifted);
        Assert.Equal([5, 17], edits!.Select(edit => edit.Lines.Start));
    }

    [Fact]
    public void A_brace_is_shifted_with_the_edits_that_are_miscounted_alike()
    {
        var (edits, _, _) = Placement.Place([
            Edit(6, "        var count = 0; // 5"),
            Edit(19, "        }"),
        ]);

        Assert.Equal([5, 18], edits!.Select(edit => edit.Lines.Start));
    }

    private static RawEdit Edit(int? line, string original) =>
        new(line, CodeLines.Of(original, keepEmpty: true), ["        // other"]);
}
