using CsCheck;
using PieBot.Core.Changes;

namespace PieBot.Core.Tests.Changes;

public sealed class LineDiffTests
{
    private static readonly Gen<string[]> Lines = Gen.Int[0, 4]
        .Select(n => "abcde"[n].ToString())
        .Array[1, 12];

    [Fact]
    public void Applied_to_one_text_gives_the_other() =>
        Gen.Select(Lines, Lines)
            .Sample(
                (before, after) =>
                {
                    var head = SourceFile.OfText(string.Join('\n', before) + "\n");
                    var wanted = string.Join('\n', after) + "\n";

                    var edits = LineDiff.Of("f", head, SourceFile.OfText(wanted));

                    Assert.Equal(wanted, head.Edited(edits));
                }
            );

    [Fact]
    public void Edits_no_line_that_is_the_same_in_both() =>
        Assert.Equal(
            [new Edit("f", new(2, 2), "b", "B"), new Edit("f", new(4, 3), "", "new")],
            LineDiff.Of(
                "f",
                SourceFile.OfText("a\nb\nc\nd\n"),
                SourceFile.OfText("a\nB\nc\nnew\nd\n")
            )
        );

    [Fact]
    public void Line_endings_are_not_lines() =>
        Assert.Empty(
            LineDiff.Of("f", SourceFile.OfText("a\r\nb\r\n"), SourceFile.OfText("a\nb\n"))
        );

    [Fact]
    public void No_more_lines_are_edited_than_must_be() =>
        Gen.Select(Lines, Lines)
            .Sample(
                (before, after) =>
                {
                    var edits = LineDiff.Of(
                        "f",
                        SourceFile.OfText(string.Join('\n', before)),
                        SourceFile.OfText(string.Join('\n', after))
                    );

                    Assert.Equal(
                        before.Length + after.Length - (2 * Common(before, after)),
                        edits.Sum(edit =>
                            edit.Lines.Count + (edit.Replacement?.Split('\n').Length ?? 0)
                        )
                    );
                }
            );

    [Fact]
    public void A_text_of_no_lines_has_nothing_to_replace()
    {
        Assert.Equal(
            [new Edit("f", new(1, 0), "", "a\nb")],
            LineDiff.Of("f", SourceFile.OfText(""), SourceFile.OfText("a\nb\n"))
        );
        Assert.Equal(
            [new Edit("f", new(1, 2), "a\nb", null)],
            LineDiff.Of("f", SourceFile.OfText("a\nb\n"), SourceFile.OfText(""))
        );
        Assert.Empty(LineDiff.Of("f", SourceFile.OfText(""), SourceFile.OfText("")));
    }

    [Theory]
    [InlineData(2000, 2)]
    [InlineData(2001, 1)]
    public void Where_the_table_would_be_too_large_one_edit_takes_all_between(
        int lines,
        int expected
    )
    {
        SourceFile Of(string name) =>
            SourceFile.OfText(
                "same\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, lines)
                            .Select(n => n == 1000 ? "between\n" : $"{name}{n}\n")
                    )
            );

        var edits = LineDiff.Of("f", Of("a"), Of("b"));

        Assert.Equal(expected, edits.Count);
        Assert.Equal((2, lines + 1), (edits[0].Lines.Start, edits[^1].Lines.End));
    }

    [Fact]
    public void What_is_the_same_at_the_end_is_in_no_table()
    {
        var end = string.Concat(Enumerable.Range(0, 3000).Select(n => $"{n}\n"));

        Assert.Equal(
            [new Edit("f", new(1, 1), "a", "b")],
            LineDiff.Of("f", SourceFile.OfText($"a\n{end}"), SourceFile.OfText($"b\n{end}"))
        );
    }

    // The length of a longest common subsequence, the slow way.
    private static int Common(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var row = new int[after.Length + 1];
        foreach (var one in before)
        {
            var corner = 0;
            for (var at = 1; at <= after.Length; at++)
            {
                var above = row[at];
                row[at] = one == after[at - 1] ? corner + 1 : Math.Max(row[at], row[at - 1]);
                corner = above;
            }
        }

        return row[^1];
    }
}
