using CsCheck;
using PieBot.Core.Changes;
using PieBot.Core.Proposals;

namespace PieBot.Core.Tests.Changes;

public sealed class EditHunksTests
{
    private static readonly Gen<string[]> Lines = Gen.Int[0, 3]
        .Select(one => "abc".PadRight(4)[one].ToString().Trim())
        .Array[1, 12];

    [Theory]
    [InlineData("a", "\rb")]
    [InlineData("a\rb\rc", "a\rd")]
    [InlineData("a\r", "\r\r\r")]
    public void A_carriage_return_alone_ends_no_line(string before, string after)
    {
        var edit = new Edit("a.cs", new(5, 5), before, after);

        Assert.Equal([edit], EditHunks.Of([edit]));
    }

    /// <summary>All hunks together do what the edit does, and each begins and ends with a line that changes.</summary>
    [Fact]
    public void Indentation_alone_is_a_change() =>
        Assert.Equal(
            [new Edit("a.cs", new(3, 3), "  a", "    a")],
            EditHunks.Of([new("a.cs", new(3, 4), "  a\nb", "    a\nb")])
        );

    [Fact]
    public void Together_do_what_the_whole_edit_does() =>
        Gen.Select(Lines, Lines)
            .Sample(
                (before, after) =>
                {
                    var file = SourceFile.OfText($"first\n{string.Join('\n', before)}\nlast\n");
                    var edit = new Edit(
                        "a.cs",
                        new(2, before.Length + 1),
                        string.Join('\n', before),
                        string.Join('\n', after)
                    );

                    var hunks = EditHunks.Of([edit]);

                    Assert.Equal(file.Edited([edit]), file.Edited(hunks));
                    Assert.All(
                        hunks,
                        hunk =>
                            Assert.True(
                                hunk.Lines.IsEmpty || hunk.Original != (hunk.Replacement ?? "\0")
                            )
                    );
                }
            );

    [Fact]
    public void Split_an_edit_where_lines_stay()
    {
        var edit = new Edit("a.cs", new(3, 6), "a\nb\nc\nd", "A\nb\nc\nD\nE");

        Assert.Equal(
            [new("a.cs", new(3, 3), "a", "A"), new("a.cs", new(6, 6), "d", "D\nE")],
            EditHunks.Of([edit])
        );
    }

    [Fact]
    public void Leave_insertions_and_deletions_whole()
    {
        Edit[] edits =
        [
            new("a.cs", new(1, 0), "", "new\nlines"),
            new("a.cs", new(4, 5), "x\ny", null),
        ];

        Assert.Equal(edits, EditHunks.Of(edits));
    }

    [Fact]
    public void A_verdict_keeps_some_of_them()
    {
        var whole = new Candidate(
            "c-1",
            "t",
            [new("a.cs", new(3, 6), "a\nb\nc\nd", "A\nb\nc\nD")],
            "test",
            "",
            ""
        );

        Assert.Equal([new("a.cs", new(6, 6), "d", "D")], new Shrunk(2, [1], 0.9).Of(whole).Edits);
        Assert.Equal(
            [new("a.cs", new(3, 3), "a", "A"), new("a.cs", new(6, 6), "d", "D")],
            new Shrunk(2, [1, 0, 1], 1).Of(whole).Edits
        );
        Assert.Contains(
            "keeps parts that the candidate does not have",
            Assert.Throws<UserErrorException>(() => new Shrunk(2, [0, -1], 1).Of(whole)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<UserErrorException>(() => new Shrunk(3, [1], 1).Of(whole));
        Assert.Throws<UserErrorException>(() => new Shrunk(2, [2], 1).Of(whole));
        Assert.Throws<UserErrorException>(() => new Shrunk(2, [], 1).Of(whole));
    }
}
