using PieBot.Core.Changes;

namespace PieBot.Core.Tests.Changes;

public sealed class LineRangeTests
{
    [Theory]
    [InlineData(2, 5, 2, 5, true)]
    [InlineData(2, 5, 3, 4, true)]
    [InlineData(2, 5, 1, 4, false)]
    [InlineData(2, 5, 3, 6, false)]
    [InlineData(2, 5, 2, 1, true)]
    [InlineData(2, 5, 6, 5, true)]
    [InlineData(2, 5, 7, 6, false)]
    public void One_contains_another_with_both_its_ends(
        int start,
        int end,
        int otherStart,
        int otherEnd,
        bool contains
    ) => Assert.Equal(contains, new LineRange(start, end).Contains(new(otherStart, otherEnd)));

    [Theory]
    [InlineData(2, 5, 5, 7, true)]
    [InlineData(2, 5, 6, 7, false)]
    [InlineData(3, 3, 3, 3, true)]
    [InlineData(1, 9, 4, 4, true)]
    // A deletion before line 4 lies inside of lines 3 and 4, not beside them.
    [InlineData(4, 3, 3, 4, true)]
    [InlineData(4, 3, 4, 5, false)]
    [InlineData(4, 3, 2, 3, false)]
    [InlineData(4, 3, 1, 9, true)]
    [InlineData(4, 3, 4, 3, false)]
    public void Two_overlap_or_not_whichever_is_asked(
        int start,
        int end,
        int otherStart,
        int otherEnd,
        bool overlap
    )
    {
        var (one, other) = (new LineRange(start, end), new LineRange(otherStart, otherEnd));

        Assert.Equal(overlap, one.Overlaps(other));
        Assert.Equal(overlap, other.Overlaps(one));
    }

    [Fact]
    public void A_single_line_is_told_as_one_number() =>
        Assert.Equal(
            ("7", "7-9", 3, true),
            (
                new LineRange(7, 7).ToString(),
                new LineRange(7, 9).ToString(),
                new LineRange(7, 9).Count,
                new LineRange(7, 6).IsEmpty
            )
        );

    [Theory]
    [InlineData("a\nb\nc", 0, 1)]
    [InlineData("a\nb\nc", 1, 1)]
    [InlineData("a\nb\nc", 2, 2)]
    [InlineData("a\nb\nc", 4, 3)]
    [InlineData("a\r\nb", 2, 1)]
    [InlineData("a\r\nb", 3, 2)]
    [InlineData("a\rb", 1, 1)]
    [InlineData("a\rb", 2, 2)]
    [InlineData("a\r", 2, 2)]
    [InlineData("\n\nx", 1, 2)]
    public void A_characters_line_is_counted_as_files_count_theirs(
        string text,
        int character,
        int line
    ) => Assert.Equal(line, new LineStarts(text).Line(character));
}
