using System.Text;

namespace PieBot.Core.Changes;

/// <summary>A text file that can be edited by lines and keeps every other byte: encoding, byte order mark, mixed line endings, a missing last newline.</summary>
internal sealed class SourceFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly Encoding _encoding;
    private readonly byte[] _mark;
    private readonly List<Line> _lines;

    private SourceFile(Encoding encoding, byte[] mark, string text)
    {
        _encoding = encoding;
        _mark = mark;
        Text = text;
        _lines = Split(text);
    }

    /// <summary>The text as decoded, with its own line endings.</summary>
    public string Text { get; }

    /// <summary>Number of lines; text after the last line ending counts when there is any.</summary>
    public int LineCount => _lines.Count;

    public static SourceFile Parse(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Decode(bytes, 3, StrictUtf8);
        }

        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Decode(bytes, 2, new UnicodeEncoding(false, false, throwOnInvalidBytes: true));
        }

        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Decode(bytes, 2, new UnicodeEncoding(true, false, throwOnInvalidBytes: true));
        }

        return Decode(bytes, 0, StrictUtf8);
    }

    public static SourceFile OfText(string text) => new(StrictUtf8, [], text);

    /// <summary>The bytes of a text that takes the place of this one, in the same encoding.</summary>
    public byte[] Encode(string text) => [.. _mark, .. _encoding.GetBytes(text)];

    /// <summary>Lines <paramref name="range"/> joined by LF, without the last line's ending.</summary>
    public string Slice(LineRange range) =>
        string.Join('\n', _lines.Skip(range.Start - 1).Take(range.Count).Select(line => line.Text));

    /// <summary>The edited file's bytes; null when an edit's original is not what stands there.</summary>
    /// <param name="edits">Of this file, in any order, not overlapping.</param>
    public byte[]? Apply(IEnumerable<Edit> edits) =>
        Edited(edits) is { } text ? Encode(text) : null;

    /// <summary>The same as text.</summary>
    public string? Edited(IEnumerable<Edit> edits)
    {
        var lines = new List<Line>(_lines);
        var above = int.MaxValue;
        // From the end, so that line numbers above stay true.
        foreach (
            var edit in edits
                .OrderByDescending(edit => edit.Lines.Start)
                .ThenByDescending(edit => edit.Lines.End)
        )
        {
            var range = edit.Lines;
            if (
                range.Start < 1
                || range.End < range.Start - 1
                || range.End > _lines.Count
                || range.Start > _lines.Count + 1
                || range.End >= above
                || Slice(range) != edit.Original
            )
            {
                return null;
            }

            above = range.Start;
            Replace(lines, range, edit.Replacement);
        }

        return string.Concat(lines.Select(line => line.Text + line.Ending));
    }

    private void Replace(List<Line> lines, LineRange range, string? replacement)
    {
        var last = range.IsEmpty ? null : _lines[range.End - 1];
        // Inserted lines end as the replaced ones do, else as most of the file does.
        var ending =
            _lines
                .Skip(range.Start - 1)
                .Take(range.Count)
                .Select(line => line.Ending)
                .FirstOrDefault(one => one.Length > 0)
            ?? Dominant();
        var inserted = replacement is null
            ? []
            : replacement.Split('\n').Select(text => new Line(text, ending)).ToList();
        lines.RemoveRange(range.Start - 1, range.Count);
        lines.InsertRange(range.Start - 1, inserted);
        if (last?.Ending is "" && inserted.Count > 0)
        {
            // The file's last line had no ending, and keeps none.
            lines[range.Start - 2 + inserted.Count] = inserted[^1] with
            {
                Ending = "",
            };
        }
        else if (range.Start - 1 + inserted.Count == lines.Count)
        {
            // Lines after a last line without an ending: that one now needs one, and the new last has none.
            if (range.Start >= 2 && lines[range.Start - 2].Ending.Length == 0 && inserted.Count > 0)
            {
                lines[range.Start - 2] = lines[range.Start - 2] with { Ending = ending };
                lines[^1] = lines[^1] with { Ending = "" };
            }
        }
    }

    private string Dominant() =>
        _lines
            .Where(line => line.Ending.Length > 0)
            .GroupBy(line => line.Ending)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .FirstOrDefault()
        ?? "\n";

    private static SourceFile Decode(byte[] bytes, int mark, Encoding encoding)
    {
        try
        {
            return new(
                encoding,
                bytes[..mark],
                encoding.GetString(bytes, mark, bytes.Length - mark)
            );
        }
        catch (DecoderFallbackException)
        {
            // Some old code page: one byte a character keeps every byte, whatever it meant.
            return new(Encoding.Latin1, [], Encoding.Latin1.GetString(bytes));
        }
    }

    private static List<Line> Split(string text)
    {
        var lines = new List<Line>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                lines.Add(new(text[start..], ""));
                break;
            }

            end += start;
            var length =
                text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;
            lines.Add(new(text[start..end], text.Substring(end, length)));
            start = end + length;
        }

        return lines;
    }

    private sealed record Line(string Text, string Ending);
}
