using PieBot.Core.Changes;
using PieBot.Tool.Reports;

namespace PieBot.Tests.Reports;

public sealed class EditDiffTests
{
    [Fact]
    public void Lines_that_stay_are_told_from_those_that_go_and_come() =>
        Assert.Equal(
            ["3 3   a", "4 - - b", "- 4 + B", "- 5 + C", "5 6   d"],
            Lines(new Edit("x.cs", new(3, 5), "a\nb\nd", "a\nB\nC\nd"))
        );

    [Fact]
    public void An_insertion_only_adds_and_a_deletion_only_removes()
    {
        Assert.Equal(["- 7 + new"], Lines(new Edit("x.cs", new(7, 6), "", "new")));
        Assert.Equal(["7 - - old"], Lines(new Edit("x.cs", new(7, 7), "old", null)));
    }

    [Fact]
    public void What_an_edit_adds_moves_the_lines_of_later_edits_of_the_same_file() =>
        Assert.Equal(
            ["- 1 + one", "- 2 + two", "5 - - old", "- 7 + new", "5 - - old", "- 5 + new"],
            Lines(
                new Edit("x.cs", new(1, 0), "", "one\ntwo"),
                new Edit("x.cs", new(5, 5), "old", "new"),
                new Edit("y.cs", new(5, 5), "old", "new")
            )
        );

    private static IEnumerable<string> Lines(params Edit[] edits) =>
        EditDiff
            .Of(edits)
            .SelectMany(diff => diff.Lines)
            .Select(line =>
                $"{line.Baseline?.ToString() ?? "-"} {line.Candidate?.ToString() ?? "-"} {line.Kind switch { DiffKind.Added => "+", DiffKind.Removed => "-", _ => " " }} {line.Text}"
            );
}
