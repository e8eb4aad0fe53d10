using DiffPlex;
using DiffPlex.Chunkers;

namespace PieBot.Core.Changes;

/// <summary>Splits edits into their hunks: the smallest runs of lines that really change, each an edit of its own.</summary>
internal static class EditHunks
{
    // A text of one empty line would count as no line at all.
    private const string End = "\n\u0001";

    // As an edit counts them: DiffPlex's own also ends a line at a carriage return alone.
    private static readonly CustomFunctionChunker Lines = new(text => text.Split('\n'));

    /// <returns>In file order; all together do what the edits do.</returns>
    public static IReadOnlyList<Edit> Of(IReadOnlyList<Edit> edits) =>
        edits.SelectMany(Of).ToList();

    private static IEnumerable<Edit> Of(Edit edit)
    {
        if (edit.Replacement is not { } replacement || edit.Lines.IsEmpty)
        {
            return [edit];
        }

        var before = edit.Original.Split('\n');
        var after = replacement.Split('\n');
        return Differ
            .Instance.CreateDiffs(
                edit.Original + End,
                replacement + End,
                ignoreWhiteSpace: false,
                ignoreCase: false,
                Lines
            )
            .DiffBlocks.Select(block =>
            {
                var start = edit.Lines.Start + block.DeleteStartA;
                return new Edit(
                    edit.Path,
                    new(start, start + block.DeleteCountA - 1),
                    Join(before, block.DeleteStartA, block.DeleteCountA),
                    block.InsertCountB == 0
                        ? null
                        : Join(after, block.InsertStartB, block.InsertCountB)
                );
            });
    }

    private static string Join(string[] lines, int start, int count) =>
        string.Join('\n', lines, start, count);
}
