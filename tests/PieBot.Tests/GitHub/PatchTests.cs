using PieBot.Core.Changes;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tests.GitHub;

public sealed class PatchTests
{
    private static readonly string[] Lines =
    [
        .. Enumerable.Range(1, 30).Select(line => $"line {line}"),
    ];

    [Fact]
    public void Git_applies_it_to_the_byte()
    {
        var head = Scene.Text(Lines);
        Edit[] edits =
        [
            new("a.cs", new(1, 0), "", "first"),
            new("a.cs", new(3, 4), "line 3\nline 4", null),
            new("a.cs", new(6, 7), "line 6\nline 7", "line 6\nseven\nseven and a half"),
            new("a.cs", new(20, 19), "", "nineteen and a half"),
            new("a.cs", new(30, 30), "line 30", "thirty"),
        ];

        Assert.Equal(SourceFile.Parse(head).Apply(edits), Applied(head, edits));
    }

    [Fact]
    public void It_has_three_lines_of_context_and_changes_that_meet_are_one_hunk() =>
        Assert.Equal(
            [
                "diff --git a/a b.cs b/a b.cs",
                "--- a/a b.cs\t",
                "+++ b/a b.cs\t",
                "@@ -2,9 +2,10 @@",
                " line 2",
                " line 3",
                " line 4",
                "-line 5",
                "+five",
                " line 6",
                " line 7",
                "+seven and a half",
                " line 8",
                " line 9",
                " line 10",
                "@@ -27,4 +28,3 @@",
                " line 27",
                " line 28",
                " line 29",
                "-line 30",
            ],
            Patch.Of(
                [
                    new("a b.cs", new(5, 5), "line 5", "five"),
                    new("a b.cs", new(8, 7), "", "seven and a half"),
                    new("a b.cs", new(30, 30), "line 30", null),
                ],
                _ => HeadFile.Parse(Scene.Text(Lines))
            )!
        );

    /// <summary>Without the marks git would end the last line, or fail.</summary>
    [Theory]
    [InlineData(3, 3, "C")]
    [InlineData(3, 3, null)]
    [InlineData(4, 3, "d")]
    [InlineData(2, 3, "")]
    [InlineData(1, 1, "A")]
    [InlineData(1, 3, null)]
    public void A_last_line_without_an_ending_keeps_none(int start, int end, string? replacement)
    {
        var head = "a\nb\nc"u8.ToArray();
        var range = new LineRange(start, end);
        Edit[] edits = [new("a.cs", range, SourceFile.Parse(head).Slice(range), replacement)];

        Assert.Equal(SourceFile.Parse(head).Apply(edits), Applied(head, edits));
    }

    [Theory]
    [InlineData("a\r\nb\r\n")]
    [InlineData("a\r\nb\n")]
    [InlineData("a\rb\n")]
    [InlineData("\ufeffa\nb\n")]
    [InlineData("\u001ba\nb\n")]
    [InlineData("a\nb\n\0")]
    public void A_file_whose_bytes_a_copy_would_not_keep_has_no_diff(string text)
    {
        var head = HeadFile.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        Edit[] edits = [new("a.cs", new(2, 2), "b", "x")];

        Assert.Null(Patch.Of(edits, _ => head));
        Assert.Null(Patch.Of(edits, _ => null));
    }

    [Fact]
    public void What_is_only_for_reading_is_no_diff_to_any_tool() =>
        Assert.Equal(
            ["@@ a.cs line 2 @@", "-b", "+x", "@@ a.cs line 4 @@", "+d"],
            Patch.Sketch([new("a.cs", new(1, 2), "a\nb", "a\nx"), new("a.cs", new(4, 3), "", "d")])
        );

    private static byte[] Applied(byte[] head, Edit[] edits)
    {
        using var judge = new GitJudge();
        var diff = Patch.Of(edits, _ => HeadFile.Parse(head))!;
        return judge.Apply("a.cs", head, string.Concat(diff.Select(line => line + "\n")));
    }
}
