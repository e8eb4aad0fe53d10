namespace PieBot.Core.Changes;

/// <summary>Tells lines of a text by character, counted as <see cref="SourceFile"/> counts them.</summary>
internal sealed class LineStarts
{
    private readonly List<int> _starts = [0];

    public LineStarts(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (
                text[at] == '\n'
                || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))
            )
            {
                _starts.Add(at + 1);
            }
        }
    }

    /// <summary>From 1.</summary>
    public int Line(int character)
    {
        var found = _starts.BinarySearch(character);
        return found >= 0 ? found + 1 : ~found;
    }
}
