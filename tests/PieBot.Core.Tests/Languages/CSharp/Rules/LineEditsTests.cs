using CsCheck;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Rules;

namespace PieBot.Core.Tests.Languages.CSharp.Rules;

public sealed class LineEditsTests
{
    [Fact]
    public void Applying_the_line_edits_gives_what_the_character_changes_give() =>
        Gen.Select(
                Gen.String[Gen.Char["ab\n"], 1, 40],
                Gen.Select(Gen.Int[0, 40], Gen.Int[0, 5], Gen.String[Gen.Char["xy\n"], 0, 4]).Array[
                    1,
                    3
                ]
            )
            .Sample(
                (text, drawn) =>
                {
                    var source = SourceText.From(text);
                    var changes = new List<TextChange>();
                    var from = 0;
                    foreach (var (start, length, inserted) in drawn.OrderBy(one => one.Item1))
                    {
                        var at = Math.Max(from, Math.Min(start, text.Length));
                        var end = Math.Min(text.Length, at + length);
                        changes.Add(new(TextSpan.FromBounds(at, end), inserted));
                        from = end + 1;
                        if (from > text.Length)
                        {
                            break;
                        }
                    }

                    var wanted = source.WithChanges(changes).ToString();
                    var edits = LineEdits.Of("f", source, changes);

                    // A last line's missing or added line ending is not part of a line edit.
                    Assert.Equal(
                        wanted.TrimEnd('\n'),
                        SourceFile.OfText(text).Edited(edits)!.TrimEnd('\n')
                    );
                }
            );

    [Fact]
    public void Edits_no_more_lines_than_change()
    {
        var text = SourceText.From("one\ntwo\nthree\nfour\n");

        var edit = Assert.Single(LineEdits.Of("f", text, [new(new(0, 13), "one\n2\nthree")]));

        Assert.Equal(new Edit("f", new(2, 2), "two", "2"), edit);
    }

    [Fact]
    public void Changes_of_neighbouring_lines_are_one_edit_and_others_are_not()
    {
        var text = SourceText.From("one\ntwo\nthree\nfour\nfive\n");

        // In any order: lines 4, 2 and 1.
        var edits = LineEdits.Of(
            "f",
            text,
            [new(new(14, 4), "4"), new(new(4, 3), "2"), new(new(0, 3), "1")]
        );

        Assert.Equal(
            [new Edit("f", new(1, 2), "one\ntwo", "1\n2"), new Edit("f", new(4, 4), "four", "4")],
            edits
        );
    }

    [Fact]
    public void Lines_that_end_as_on_Windows_are_the_same_lines()
    {
        var text = SourceText.From("one\r\ntwo\r\nthree\r\n");

        Assert.Equal(
            [new Edit("f", new(2, 2), "two", "2\nand more")],
            LineEdits.Of("f", text, [new(new(5, 3), "2\r\nand more")])
        );
    }

    [Fact]
    public void What_changes_nothing_is_no_edit() =>
        Assert.Empty(LineEdits.Of("f", SourceText.From("one\ntwo\n"), [new(new(0, 3), "one")]));
}
