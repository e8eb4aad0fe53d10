using System.Text;

namespace PieBot.Core.Processes;

/// <summary>Lines of a child that may print what it likes: a line without end costs no more memory than the longest that is kept.</summary>
/// <param name="tell">Takes the number of characters read so far.</param>
internal sealed class LongLines(TextReader reader, Action<long> tell)
{
    /// <summary>Characters of a line that are kept, from its end.</summary>
    public const int Longest = 1 << 26;

    private readonly char[] _chunk = new char[1 << 14];
    private readonly StringBuilder _line = new();
    private int _start;
    private int _end;
    private long _total;

    /// <summary>The next line without its end; null when there is none.</summary>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var at = Array.IndexOf(_chunk, '\n', _start, _end - _start);
            _line.Append(_chunk, _start, (at < 0 ? _end : at) - _start);
            if (_line.Length > 2 * Longest)
            {
                _line.Remove(0, _line.Length - Longest);
            }

            if (at >= 0)
            {
                _start = at + 1;
                return Take();
            }

            _start = 0;
            _end = await reader.ReadAsync(_chunk, cancellationToken);
            _total += _end;
            tell(_total);
            if (_end == 0)
            {
                return _line.Length == 0 ? null : Take();
            }
        }
    }

    private string Take()
    {
        var line = _line.ToString();
        _line.Clear();
        return line;
    }
}
