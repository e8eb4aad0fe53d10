using System.Text;
using PieBot.Core.Changes;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tests.GitHub;

public sealed class PlacementTests
{
    private static readonly string[] Lines =
    [
        .. Enumerable.Range(1, 20).Select(line => $"line {line}"),
    ];

    private static readonly HeadFile Plain = HeadFile.Parse(Scene.Text(Lines));

    [Fact]
    public void Hunks_hold_the_heads_lines_with_their_context_and_end_where_lines_were_removed() =>
        Assert.Equal(
            [new(3, 5), new(6, 9), new(20, 21), new(40, 40)],
            DiffHunks.Parse(
                """
                @@ -3,6 +3,7 @@ class A
                 a
                 b
                 c
                -d
                +d1
                +d2
                 e
                 f
                @@ -19,2 +20,2 @@
                -@@ -1,2 +3,4 @@
                +x
                 y
                \ No newline at end of file
                @@ -39 +40 @@
                -p
                +q
                """
            )
        );

    [Fact]
    public void A_patch_that_is_cut_short_counts_as_far_as_it_goes() =>
        Assert.Equal([new(3, 4)], DiffHunks.Parse("@@ -3,9 +3,9 @@\n a\n b\n"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@@ -1,2 +0,0 @@\n-a\n-b")]
    public void No_patch_and_a_deletion_hold_none(string? patch) =>
        Assert.Empty(DiffHunks.Parse(patch));

    [Fact]
    public void An_edit_is_shrunk_to_what_it_changes()
    {
        var placed = Place(
            Plain,
            [new(10, 14)],
            Edit(Plain, new(5, 18), [.. Lines[4..10], "new 11", .. Lines[11..18]])
        );

        Assert.Equal((11, 11), (placed.Core!.Lines.Start, placed.Core.Lines.End));
        Assert.Equal(["new 11"], placed.Core.Replacement);
    }

    [Fact]
    public void Lines_of_two_adjacent_hunks_are_no_suggestion()
    {
        var edit = Edit(Plain, new(9, 10), ["new 9", "new 10"]);

        Assert.Null(Place(Plain, [new(7, 9), new(10, 12)], edit).Core);
        Assert.NotNull(Place(Plain, [new(7, 12)], edit).Core);
    }

    [Fact]
    public void Edits_of_one_hunk_are_one_suggestion_with_the_lines_between()
    {
        var placed = Place(
            Plain,
            [new(1, 20)],
            Edit(Plain, new(5, 5), ["new 5"]),
            Edit(Plain, new(8, 8), ["new 8"])
        );

        Assert.Equal(["new 5", "line 6", "line 7", "new 8"], placed.Core!.Replacement);
    }

    [Fact]
    public void Edits_of_two_hunks_go_to_the_body_together()
    {
        var placed = Place(
            Plain,
            [new(4, 6), new(7, 9)],
            Edit(Plain, new(5, 5), ["new 5"]),
            Edit(Plain, new(8, 8), ["new 8"])
        );

        Assert.Null(placed.Core);
        Assert.Contains("not part of one hunk", placed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Edits_far_apart_are_no_suggestion()
    {
        var placed = Place(
            Plain,
            [new(1, 20)],
            Edit(Plain, new(2, 2), ["new 2"]),
            Edit(Plain, new(19, 19), ["new 19"])
        );

        Assert.Contains("far apart", placed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    // Twelve lines between are no more than a reader keeps in view.
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void Edits_with_up_to_twelve_lines_between_are_one_suggestion(int second, bool expected)
    {
        var placed = Place(
            Plain,
            [new(1, 20)],
            Edit(Plain, new(2, 2), ["new 2"]),
            Edit(Plain, new(second, second), ["new"])
        );

        Assert.Equal(expected, placed.Core is not null);
    }

    [Fact]
    public void The_body_says_why_there_is_no_suggestion()
    {
        var same = Edit(Plain, new(5, 5), ["line 5"]);
        var other = Edit(Plain, new(5, 5), ["new 5"]);

        Assert.Equal("it changes nothing", Place(Plain, [new(4, 9)], same).Reason);
        Assert.Equal("GitHub shows no diff of its file", Place(Plain, [], other).Reason);
        Assert.StartsWith(
            "its lines are not part of one hunk",
            Place(Plain, [new(7, 9)], other).Reason,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "it cannot be told apart from the lines beside it",
            Placement.Of([other], [new(4, 9)], Plain, [new(5, 5)]).Reason
        );
        var unended = HeadFile.Parse("a\nb\nc"u8.ToArray());
        Assert.Equal(
            "GitHub would not keep the file's first or last line to the byte",
            Place(unended, [new(1, 3)], Edit(unended, new(3, 3), ["x"])).Reason
        );
    }

    [Theory]
    // At either end of the file there is a line on one side only.
    [InlineData(1, 1, 1, 2)]
    [InlineData(20, 20, 19, 20)]
    [InlineData(1, 19, 1, 20)]
    [InlineData(2, 20, 1, 20)]
    public void A_deletion_at_an_end_of_the_file_takes_the_line_along_that_there_is(
        int start,
        int end,
        int first,
        int last
    )
    {
        var placed = Place(Plain, [new(1, 20)], Edit(Plain, new(start, end), null));

        Assert.Equal(new LineRange(first, last), placed.Core!.Lines);
    }

    [Theory]
    // A suggestion that begins or ends with a blank line takes a line of text along.
    [InlineData(new[] { "", "new" }, 4, 5)]
    [InlineData(new[] { "new", " " }, 5, 6)]
    [InlineData(new[] { "", "new", "" }, 4, 6)]
    [InlineData(new[] { "new", "", "new" }, 5, 5)]
    public void Blank_lines_stand_inside_of_a_suggestion(string[] lines, int first, int last)
    {
        var placed = Place(Plain, [new(1, 20)], Edit(Plain, new(5, 5), lines));

        Assert.Equal(new LineRange(first, last), placed.Core!.Lines);
    }

    [Theory]
    [InlineData("@@ -1 +1 @@\n-a\n+b", 1, 1)]
    [InlineData("@@ -0,0 +1,2 @@\n+a\n+b", 1, 2)]
    [InlineData("@@ -1,2 +1,2 @@\n a\n b\n c", 1, 2)]
    [InlineData("@@ -5,2 +6,2 @@ word\n a\n\\ No newline\n b", 6, 7)]
    public void A_hunk_is_as_long_as_its_header_says(string patch, int first, int last) =>
        Assert.Equal([new LineRange(first, last)], DiffHunks.Parse(patch));

    [Theory]
    [InlineData(4, 9, new[] { "line 4", "new" })]
    [InlineData(5, 9, new[] { "new", "line 5" })]
    public void An_insertion_takes_a_line_of_the_hunk_along(int from, int to, string[] lines)
    {
        var placed = Place(Plain, [new(from, to)], new Edit("a.cs", new(5, 4), "", "new"));

        Assert.Equal(lines, placed.Core!.Replacement);
    }

    /// <summary>The pull request removed lines before 12: a suggestion takes its further line from the other side of them.</summary>
    [Theory]
    [InlineData(12, 11, "new", 11, 11)]
    [InlineData(11, 11, null, 10, 11)]
    [InlineData(12, 12, null, 12, 13)]
    [InlineData(11, 12, "new", 0, 0)]
    public void A_suggestion_never_spans_removed_lines(
        int start,
        int end,
        string? replacement,
        int first,
        int last
    )
    {
        var hunks = DiffHunks.Parse(
            "@@ -8,8 +8,7 @@\n line 8\n line 9\n line 10\n line 11\n-gone\n line 12\n line 13\n line 14\n"
        );
        var range = new LineRange(start, end);

        var placed = Place(
            Plain,
            [.. hunks],
            new Edit("a.cs", range, Plain.Source.Slice(range), replacement)
        );

        Assert.Equal(first == 0 ? null : new LineRange(first, last), placed.Core?.Lines);
    }

    [Fact]
    public void A_deletion_takes_a_line_along_so_that_the_suggestion_is_not_empty()
    {
        var placed = Place(Plain, [new(4, 9)], Edit(Plain, new(6, 7), null));

        Assert.Equal(
            ((5, 7), 1),
            ((placed.Core!.Lines.Start, placed.Core.Lines.End), placed.Core.Replacement.Count)
        );
    }

    [Fact]
    public void A_deletion_of_a_whole_hunk_goes_to_the_body() =>
        Assert.Null(Place(Plain, [new(6, 7)], Edit(Plain, new(6, 7), null)).Core);

    [Fact]
    public void Two_suggestions_never_share_a_line()
    {
        var edit = new Edit("a.cs", new(5, 4), "", "new");

        var placed = Placement.Of([edit], [new(4, 9)], Plain, [new(4, 4)]);
        Assert.Equal(["new", "line 5"], placed.Core!.Replacement);
        Assert.Null(Placement.Of([edit], [new(4, 9)], Plain, [new(4, 5)]).Core);
    }

    [Fact]
    public void The_last_line_without_an_ending_is_left_to_the_body()
    {
        var head = HeadFile.Parse("a\nb\nc"u8.ToArray());

        Assert.Null(Place(head, [new(1, 3)], Edit(head, new(3, 3), ["x"])).Core);
        Assert.NotNull(Place(head, [new(1, 3)], Edit(head, new(2, 2), ["x"])).Core);
    }

    [Fact]
    public void The_first_line_behind_a_byte_order_mark_is_left_to_the_body()
    {
        var head = HeadFile.Parse([0xEF, 0xBB, 0xBF, .. "a\nb\nc\n"u8]);

        Assert.Null(Place(head, [new(1, 3)], Edit(head, new(1, 1), ["x"])).Core);
        Assert.NotNull(Place(head, [new(1, 3)], Edit(head, new(2, 2), ["x"])).Core);
    }

    [Theory]
    [InlineData("a\r\nb\nc\n", "mixes")]
    [InlineData("a\rb\nc\n", "unusual line endings")]
    public void Files_that_cannot_be_kept_to_the_byte_go_to_the_body(string text, string reason)
    {
        var head = HeadFile.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Contains(
            reason,
            Place(head, [new(1, 3)], Edit(head, new(2, 2), ["x"])).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_of_another_encoding_goes_to_the_body()
    {
        var head = HeadFile.Parse([0x61, 0xE9, 0x0A, 0x62, 0x0A]);

        Assert.Contains(
            "not UTF-8",
            Place(head, [new(1, 2)], Edit(head, new(2, 2), ["x"])).Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\n", "\tvar x = `a`;", "\tvar x = ```b```;")]
    [InlineData("\r\n", "    Straße(\"日本\");", "    Gasse(\"🚀 e\u0301\");")]
    [InlineData("\n", "````", "`````suggestion")]
    [InlineData("\r\n", "x  ", "y  ")]
    public async Task Applied_it_is_right_to_the_byte(string ending, string old, string replacement)
    {
        await using var scene = await Scene.StartAsync();
        var head = Scene.Text(["first", old, "last"], ending);
        scene.Put(
            "src/Größe b/A.cs",
            Scene.Text(["first", "?", "last"], ending),
            head,
            "src/Old.cs"
        );
        var candidate = scene.Add("src/Größe b/A.cs", new(2, 2), replacement);

        await scene.PublishAsync();

        Assert.Equal(
            SourceFile.Parse(head).Apply(candidate.Edits),
            Applier.Apply(head, scene.Pull.Comments)
        );
    }

    private static Placement Place(HeadFile head, LineRange[] hunks, params Edit[] edits) =>
        Placement.Of(edits, hunks, head, []);

    private static Edit Edit(HeadFile head, LineRange lines, string[]? replacement) =>
        new(
            "a.cs",
            lines,
            head.Source.Slice(lines),
            replacement is null ? null : string.Join('\n', replacement)
        );
}
