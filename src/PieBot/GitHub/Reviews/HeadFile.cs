using System.Text;
using PieBot.Core.Changes;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>A file at the head, and what GitHub makes of it when a suggestion is applied.</summary>
internal sealed class HeadFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly string[] _lines;

    private HeadFile(SourceFile source, string[] lines, string ending, string? unfit)
    {
        Source = source;
        _lines = lines;
        Ending = ending;
        Unfit = unfit;
    }

    public SourceFile Source { get; }

    /// <summary>LF or CRLF.</summary>
    public string Ending { get; }

    /// <summary>Why no suggestion in this file would be right to the byte; null when it can be.</summary>
    public string? Unfit { get; }

    /// <summary>Whether the last line lacks an ending.</summary>
    public bool IsUnended => _lines is [.., { Length: > 0 }];

    /// <summary>Whether the first line is preceded by a byte order mark.</summary>
    public bool IsMarked => _lines[0].StartsWith('\ufeff');

    public static HeadFile Parse(byte[] bytes)
    {
        var source = SourceFile.Parse(bytes);
        try
        {
            var text = StrictUtf8.GetString(bytes);
            var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal);
            var returns = text.Length - unix.Length;
            var unfit =
                unix.Contains('\r', StringComparison.Ordinal) ? "has unusual line endings"
                : unix.Contains('\0', StringComparison.Ordinal) ? "is binary"
                : returns > 0 && returns < unix.Count(one => one == '\n')
                    ? "mixes two kinds of line endings"
                : null;
            return new(source, unix.Split('\n'), returns > 0 ? "\r\n" : "\n", unfit);
        }
        catch (DecoderFallbackException)
        {
            return new(source, [""], "\n", "is not UTF-8");
        }
    }

    /// <summary>Why a diff of this file, copied from a page, would not be right to the byte; null when it is.</summary>
    public string? UnfitForDiff =>
        Unfit
        ?? (
            Ending == "\n"
                ? IsMarked
                    ? "begins with a byte order mark"
                    : null
                : "ends its lines with CR LF"
        );

    /// <summary>The whole text, the byte order mark and all line endings included; nothing of a file that is not UTF-8.</summary>
    public string Text => string.Join(Ending, _lines);

    /// <summary>A line without its ending; 1-based.</summary>
    public string Line(int number) => _lines[number - 1];

    /// <summary>The bytes after GitHub has put a suggestion's lines, each with the file's own ending, in place of others.</summary>
    public byte[] Applied(LineRange lines, IReadOnlyList<string> suggestion) =>
        StrictUtf8.GetBytes(
            string.Join(
                Ending,
                [.. _lines[..(lines.Start - 1)], .. suggestion, .. _lines[lines.End..]]
            )
        );
}
