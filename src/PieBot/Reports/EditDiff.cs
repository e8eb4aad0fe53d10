using PieBot.Core.Changes;

namespace PieBot.Tool.Reports;

internal enum DiffKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A line of a diff.</summary>
/// <param name="Baseline">Its number in the baseline's file; null for an added one.</param>
/// <param name="Candidate">Its number in the candidate's file; null for a removed one.</param>
internal sealed record DiffLine(DiffKind Kind, int? Baseline, int? Candidate, string Text);

/// <summary>An edit as a reader wants it: what stays, what goes and what comes, line by line.</summary>
internal sealed record EditDiff(string Path, IReadOnlyList<DiffLine> Lines)
{
    /// <param name="edits">Of one candidate, in file order.</param>
    /// <returns>One an edit.</returns>
    public static IReadOnlyList<EditDiff> Of(IReadOnlyList<Edit> edits)
    {
        // What edits above have added to a file moves the lines below.
        var moved = new Dictionary<string, int>(StringComparer.Ordinal);
        var diffs = new List<EditDiff>();
        foreach (var edit in edits)
        {
            var lines = Read(edit, moved.GetValueOrDefault(edit.Path));
            moved[edit.Path] =
                moved.GetValueOrDefault(edit.Path)
                + lines.Count(line => line.Kind == DiffKind.Added)
                - lines.Count(line => line.Kind == DiffKind.Removed);
            diffs.Add(new(edit.Path, lines));
        }

        return diffs;
    }

    private static List<DiffLine> Read(Edit edit, int moved)
    {
        var lines = new List<DiffLine>();
        var original = Split(edit.Lines.IsEmpty ? null : edit.Original);
        var (baseline, candidate) = (edit.Lines.Start, edit.Lines.Start + moved);
        foreach (var hunk in EditHunks.Of([edit]))
        {
            SameUntil(hunk.Lines.Start);
            foreach (var text in Split(hunk.Lines.IsEmpty ? null : hunk.Original))
            {
                lines.Add(new(DiffKind.Removed, baseline++, null, text));
            }

            foreach (var text in Split(hunk.Replacement))
            {
                lines.Add(new(DiffKind.Added, null, candidate++, text));
            }
        }

        SameUntil(edit.Lines.Start + original.Length);
        return lines;

        void SameUntil(int line)
        {
            while (baseline < line)
            {
                var text = original[baseline - edit.Lines.Start];
                lines.Add(new(DiffKind.Same, baseline++, candidate++, text));
            }
        }
    }

    private static string[] Split(string? text) => text?.Split('\n') ?? [];
}
