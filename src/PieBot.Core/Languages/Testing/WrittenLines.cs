using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Testing;

/// <summary>Where the lines that edits write stand in the edited file.</summary>
internal static class WrittenLines
{
    /// <summary>Of whatever makes one text of the other.</summary>
    public static IReadOnlyList<LineRange> Between(string path, EditedTexts texts) =>
        Of(LineDiff.Of(path, SourceFile.OfText(texts.Before), SourceFile.OfText(texts.After)));

    /// <param name="edits">Of one file.</param>
    /// <returns>1-based, from the top; of a deletion the line that took its place.</returns>
    public static IReadOnlyList<LineRange> Of(IEnumerable<Edit> edits)
    {
        var written = new List<LineRange>();
        var shift = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Lines.Start))
        {
            var start = edit.Lines.Start + shift;
            var count = edit.Replacement is { } text ? text.Split('\n').Length : 0;
            written.Add(new(start, start + Math.Max(count, 1) - 1));
            shift += count - Math.Max(edit.Lines.End - edit.Lines.Start + 1, 0);
        }

        return written;
    }
}
