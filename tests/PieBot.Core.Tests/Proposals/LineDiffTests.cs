using CsCheck;
using PieBot.Changes;
using PieBot.Proposals;

namespace PieBot.Tests.Proposals;

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
}
