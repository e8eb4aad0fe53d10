using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.CSharp.Rules;

/// <summary>Widens a code fix's changes of characters to changes of whole lines.</summary>
internal static class LineEdits
{
    /// <param name="path">Of the file, relative to the repository.</param>
    /// <param name="text">The file before.</param>
    /// <param name="changes">Not overlapping.</param>
    public static IReadOnlyList<Edit> Of(
        string path,
        SourceText text,
        IEnumerable<TextChange> changes
    )
    {
        var source = SourceFile.OfText(text.ToString());
        var edits = new List<Edit>();
        foreach (var group in Groups(text, changes.OrderBy(change => change.Span.Start)))
        {
            var first = group.Min(change => text.Lines.IndexOf(change.Span.Start));
            var last = group.Max(change => text.Lines.IndexOf(change.Span.End));
            var span = TextSpan.FromBounds(text.Lines[first].Start, text.Lines[last].End);
            var replaced = text.WithChanges(group)
                .GetSubText(
                    new TextSpan(
                        span.Start,
                        span.Length
                            + group.Sum(change => change.NewText!.Length - change.Span.Length)
                    )
                );
            // What the compiler counts as a line after the last line ending is none to us.
            var there = Math.Min(last + 1, source.LineCount);
            var before = first < there ? source.Slice(new(first + 1, there)).Split('\n') : [];
            var after = replaced
                .ToString()
                .Replace("\r\n", "\n", StringComparison.Ordinal)
                .Split('\n');
            after = there <= last && after is [.., ""] ? after[..^1] : after;
            var edit = Trimmed(path, first + 1, before, after);
            if (edit is not null)
            {
                edits.Add(edit);
            }
        }

        return edits;
    }

    // Changes that touch the same or the next line are one edit.
    private static List<List<TextChange>> Groups(SourceText text, IEnumerable<TextChange> changes)
    {
        var groups = new List<List<TextChange>>();
        var end = -2;
        foreach (var change in changes)
        {
            var start = text.Lines.IndexOf(change.Span.Start);
            if (start > end + 1)
            {
                groups.Add([]);
            }

            groups[^1].Add(change);
            end = text.Lines.IndexOf(change.Span.End);
        }

        return groups;
    }

    private static Edit? Trimmed(string path, int start, string[] before, string[] after)
    {
        var most = Math.Min(before.Length, after.Length);
        var head = 0;
        while (head < most && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < most - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var original = before[head..^tail];
        var replacement = after[head..^tail];
        return original.Length == 0 && replacement.Length == 0
            ? null
            : new(
                path,
                new(start + head, start + head + original.Length - 1),
                string.Join('\n', original),
                replacement.Length == 0 ? null : string.Join('\n', replacement)
            );
    }
}
