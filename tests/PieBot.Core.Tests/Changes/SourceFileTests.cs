using System.Text;
using CsCheck;
using PieBot.Core.Changes;

namespace PieBot.Core.Tests.Changes;

public sealed class SourceFileTests
{
    [Fact]
    public void Any_edit_of_any_file_keeps_every_other_byte()
    {
        var ending = Gen.Bool.Select(windows => windows ? "\r\n" : "\n");
        var line = Gen.String[Gen.Char["aä\t }"], 0, 6];
        var file = Gen.Select(line, ending).Array[1, 12];
        Gen.Select(file, Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 11], line.Array[0, 3])
            .Sample(
                (lines, lastEnding, encoding, at, inserted) =>
                {
                    var text = string.Concat(lines.Select(one => one.Item1 + one.Item2));
                    text =
                        lastEnding || lines[^1].Item1.Length == 0
                            ? text
                            : text[..^lines[^1].Item2.Length];
                    var encoder = Encoder(encoding);
                    byte[] bytes = [.. encoder.GetPreamble(), .. encoder.GetBytes(text)];
                    var source = SourceFile.Parse(bytes);
                    var row = Math.Min(at, source.LineCount - 1) + 1;

                    // Nothing changed is nothing changed.
                    Assert.Equal(
                        bytes,
                        source.Apply([
                            new(
                                "f",
                                new(row, row),
                                source.Slice(new(row, row)),
                                source.Slice(new(row, row))
                            ),
                        ])
                    );

                    var replaced = source.Apply([
                        new(
                            "f",
                            new(row, row),
                            source.Slice(new(row, row)),
                            inserted.Length == 0 ? null : string.Join('\n', inserted)
                        ),
                    ])!;
                    var after = SourceFile.Parse(replaced);
                    for (var before = 1; before < row; before++)
                    {
                        Assert.Equal(
                            source.Slice(new(before, before)),
                            after.Slice(new(before, before))
                        );
                    }

                    Assert.Equal(encoder.GetPreamble(), replaced[..encoder.GetPreamble().Length]);
                }
            );
    }

    [Theory]
    [InlineData("a\r\nb\r\nc\r\n", "a\r\nX\r\nY\r\nc\r\n")]
    [InlineData("a\nb\nc", "a\nX\nY\nc")]
    [InlineData("a\r\nb\nc\r\n", "a\r\nX\r\nY\nc\r\n")]
    public void Inserted_lines_end_as_the_file_does(string before, string after)
    {
        var edited = SourceFile.OfText(before).Edited([new("f", new(2, 2), "b", "X\nY")]);

        Assert.Equal(
            after.Replace("\r", "", StringComparison.Ordinal),
            edited!.Replace("\r", "", StringComparison.Ordinal)
        );
        Assert.StartsWith(before[..2], edited, StringComparison.Ordinal);
        Assert.EndsWith(before[^2..], edited, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_without_an_ending_keeps_none() =>
        Assert.Equal("a\nX", SourceFile.OfText("a\nb").Edited([new("f", new(2, 2), "b", "X")]));

    [Fact]
    public void Another_original_is_refused() =>
        Assert.Null(SourceFile.OfText("a\nb\n").Apply([new("f", new(2, 2), "c", "X")]));

    [Fact]
    public void Overlapping_edits_are_refused() =>
        Assert.Null(
            SourceFile
                .OfText("a\nb\nc\n")
                .Apply([new("f", new(1, 2), "a\nb", "X"), new("f", new(2, 3), "b\nc", "Y")])
        );

    [Fact]
    public void Bytes_of_an_old_code_page_survive()
    {
        byte[] bytes = [0x61, 0xE4, 0x0A, 0x62, 0x0A];

        Assert.Equal(
            [0x61, 0xE4, 0x0A, 0x63, 0x0A],
            SourceFile.Parse(bytes).Apply([new("f", new(2, 2), "b", "c")])!
        );
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0xE4, 0x00, 0x0A, 0x00 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61, 0x00, 0xE4, 0x00, 0x0A })]
    public void A_mark_tells_the_order_of_bytes(byte[] bytes) =>
        Assert.Equal("aä\n", SourceFile.Parse(bytes).Text);

    [Fact]
    public void Lines_behind_a_last_one_without_an_ending_are_lines_of_their_own()
    {
        Assert.Equal("a\nb", SourceFile.OfText("a").Edited([new("f", new(2, 1), "", "b")]));
        Assert.Equal(
            "a\nX\nY",
            SourceFile.OfText("a\nb").Edited([new("f", new(2, 2), "b", "X\nY")])
        );
        Assert.Equal(
            "a\r\nX\r\nY",
            SourceFile.OfText("a\r\nb").Edited([new("f", new(2, 2), "b", "X\nY")])
        );
    }

    [Fact]
    public void A_carriage_return_alone_ends_a_line_too()
    {
        var file = SourceFile.OfText("a\rb\r");

        Assert.Equal(2, file.LineCount);
        Assert.Equal("a\rX\r", file.Edited([new("f", new(2, 2), "b", "X")]));
    }

    private static Encoding Encoder(int number) =>
        number switch
        {
            0 => new UTF8Encoding(false),
            1 => new UTF8Encoding(true),
            2 => new UnicodeEncoding(false, true),
            _ => new UnicodeEncoding(true, true),
        };

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(3, 3, "")]
    [InlineData(2, 3, "b")]
    [InlineData(4, 3, "")]
    [InlineData(2, 0, "")]
    public void Lines_that_are_not_there_are_refused(int start, int end, string original) =>
        Assert.Null(SourceFile.OfText("a\nb\n").Edited([new("f", new(start, end), original, "X")]));

    [Fact]
    public void Edits_apply_in_any_order_and_at_one_place_insertions_go_before_what_is_replaced() =>
        Assert.Equal(
            "0\nA\nb\nC\n",
            SourceFile
                .OfText("a\nb\nc\n")
                .Edited([
                    new("f", new(1, 1), "a", "A"),
                    new("f", new(3, 3), "c", "C"),
                    new("f", new(1, 0), "", "0"),
                ])
        );

    [Theory]
    [InlineData("a\nb", "a\nb\nX")]
    [InlineData("a\nb\n", "a\nb\nX\n")]
    [InlineData("a\r\nb\nc\r\nd", "a\r\nb\nc\r\nd\r\nX")]
    public void Lines_after_the_last_end_as_most_of_the_file_does(string before, string after)
    {
        var file = SourceFile.OfText(before);

        Assert.Equal(
            after,
            file.Edited([new("f", new(file.LineCount + 1, file.LineCount), "", "X")])
        );
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x0A, 0x00 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x0A })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0xE4, 0x0A })]
    public void Bytes_that_are_not_what_the_mark_says_survive(byte[] bytes)
    {
        var file = SourceFile.Parse(bytes);

        Assert.Equal(bytes, file.Encode(file.Text));
    }
}
